// The center in PostgreSQL: the functions of data/central behind the Central interface.
#pragma once
#include <memory>
#include <optional>

#include "core/sync/central.h"
#include "core/sync/postgres/pg_connection.h"

namespace jw::sync {

/// Used by one thread but for cancel(). Connects when first asked and again after a Trouble. No call waits longer than the settings
/// say, except that a host's name is looked up by the system's own rules; give an address where that may hang.
class PostgresCentral final : public Central {
 public:
  explicit PostgresCentral(PgSettings settings) : m_settings(std::move(settings)) {}
  Reply<Welcome> handshake(const Handshake& site) override;
  bool greeted() const override { return m_connection && m_connection.get() == m_greeted && m_connection->alive(); }
  Reply<PushAnswer> push(const PushBatch& batch) override;
  Reply<PullPage> pull(Lane lane, Cursor after) override;
  Reply<std::vector<Digest>> digests(const std::string& area) override;
  Reply<BootstrapPlan> planBootstrap() override;
  Reply<std::monostate> bootstrap(const BootstrapPart& part, const std::function<bool(std::vector<Row>)>& take) override;
  Reply<std::monostate> copy(const BootstrapPart& part, const store::SyncTable& table, const std::function<bool(store::RowPage)>& take) override;
  Reply<std::monostate> report(int waiting, int refused) override;
  Reply<std::vector<SiteStatus>> sites() override;
  /// Without a connection it waits the whole time all the same.
  bool waitForHint(Millis longest, std::stop_token stop) override;
  void cancel() override { m_cancel.ring(); }

 private:
  template <class T, class Work>
  Reply<T> ask(const Work& work);
  PgConnection& connection();

  const PgSettings m_settings;
  const WakeFd m_cancel;
  std::unique_ptr<PgConnection> m_connection;
  const PgConnection* m_greeted = nullptr;
  Uuid m_site;
};

}  // namespace jw::sync
