// The center as a workstation sees it: PostgreSQL in truth, a model of it in the simulation.
#pragma once
#include <functional>
#include <stop_token>

#include "core/store/row_page.h"
#include "core/store/sync_table.h"
#include "core/sync/site_status.h"
#include "core/sync/wire.h"

namespace jw::sync {

/// One conversation of one site; used by one thread. Nothing throws but broken programs: whatever the network or the server does
/// is a Trouble, after which the next call tries a new connection. A call whose answer was lost may have had its effect.
class Central {
 public:
  virtual ~Central() = default;
  virtual Reply<Welcome> handshake(const Handshake& site) = 0;
  /// Whether the connection over which hands were shaken last is still there: rounds over another one shake hands first, since the
  /// center may have been replaced meanwhile.
  virtual bool greeted() const { return true; }
  /// After a handshake; so all below.
  virtual Reply<PushAnswer> push(const PushBatch& batch) = 0;
  /// Committed changes after `after`, up to the horizon; at most 1,000 rows or 4 MiB
  /// (one bigger row comes alone). A row may come again; the site compares versions.
  virtual Reply<PullPage> pull(Lane lane, Cursor after) = 0;
  /// Of everything in the site's scope, or of the areas that begin with `area`.
  virtual Reply<std::vector<Digest>> digests(const std::string& area) = 0;
  virtual Reply<BootstrapPlan> planBootstrap() = 0;
  /// Gives the rows of a part to `take` in pages, at most 1,000 rows or 4 MiB; ends early with Trouble(cancelled) where it answers false.
  virtual Reply<std::monostate> bootstrap(const BootstrapPart& part, const std::function<bool(std::vector<Row>)>& take) = 0;
  /// The same in fields, for tables whose rows stand for themselves: not for cases, which have a trail.
  virtual Reply<std::monostate> copy(const BootstrapPart& part, const store::SyncTable& table, const std::function<bool(store::RowPage)>& take) = 0;
  /// Tells the center how many operations wait here and were refused, for the list of all sites.
  virtual Reply<std::monostate> report(int waiting, int refused) { return static_cast<void>(waiting), static_cast<void>(refused), std::monostate{}; }
  /// All sites, for logins that may write what all share; refused to others.
  virtual Reply<std::vector<SiteStatus>> sites() { return Trouble{Trouble::Kind::refused, "this center keeps no list of sites"}; }
  /// True: somebody has committed. False: nothing within `longest`, or the connection is gone. Returns early on stop.
  virtual bool waitForHint(Millis longest, std::stop_token stop) = 0;
  /// Makes running and later calls end soon with Trouble(cancelled). Any thread.
  virtual void cancel() = 0;
};

}  // namespace jw::sync
