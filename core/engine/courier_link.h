// How the courier reaches the engine's store: reads in the reader pool, results through the writer.
#pragma once
#include <memory>

#include "core/access/field_cipher.h"
#include "core/engine/reader_pool.h"
#include "core/engine/writer_loop.h"
#include "core/notify/delivery.h"

namespace jw::engine {

/// The seams block the courier's thread, nobody else's; a result is one small transaction between two others, without a
/// publication. Pool and writer must outlive the courier.
notify::OutboxSeams courierSeams(WriterLoop& writer, ReaderPool& readers, std::shared_ptr<const access::FieldCipher> cipher, std::shared_ptr<const Clock> clock);

}  // namespace jw::engine
