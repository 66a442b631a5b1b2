// Text in PDF files that Qt writes.
#pragma once
#include <QByteArray>

namespace jw::gis {

/// Qt names each glyph by the first character that has it, a radical where the font draws both alike: who copies or searches
/// the text wants the ideograph. The maps from glyphs to characters stand uncompressed in the file, four digits each.
QByteArray withIdeographs(QByteArray pdf);

}  // namespace jw::gis
