#include "core/sync/loader.h"

#include "core/store/schema.h"
#include "core/store/sync_functions.h"

namespace jw::sync {

void Loader::load(const store::SyncTable& t, const store::RowPage& page, Instant now, Touched& touched) {
  std::vector<Row> closer;
  {
    const store::Applying applying(m_db);
    const bool plain = Replica(m_db, m_tables).comparison() == Replica::Comparison::none && !store::syncTraces(m_db, t.number);
    auto& loader = m_loaders[t.number];
    if (!loader) loader = std::make_unique<store::RowLoader>(m_db, m_tables.all, t);
    for (std::size_t i = 0; i < page.rows(); ++i) {
      const Uuid id = Uuid::fromBytes(page.text(i, store::RowPage::id).data());
      if (plain && loader->load(page, i)) {
        touched.note(t.number, id);
        continue;
      }
      closer.push_back({t.number, id, page.number(i, store::RowPage::version), std::string(page.text(i, store::RowPage::area)), store::RowLoader::image(t, page, i).dump(),
                        fromMillis(page.number(i, store::RowPage::updatedAt)), std::string(page.text(i, store::RowPage::updatedBy))});
    }
  }
  Replica(m_db, m_tables).apply(closer, now, touched);
}

void Loader::finish() {
  for (auto& [table, loader] : m_loaders) loader->finish();
  m_loaders.clear();
}

}  // namespace jw::sync
