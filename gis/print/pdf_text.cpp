#include "gis/print/pdf_text.h"

#include <QString>

namespace jw::gis {
namespace {

/// The ideographs that share a glyph with a radical of the supplement; those of the Kangxi block Unicode decomposes itself.
constexpr char16_t kRadicals[] = u"⺁厂⺇几⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺛旡⺝月⺟母⺠民⺮竹⺼月⻁虎⻄西⻅见⻆角⻉贝⻋车⻍辶⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻭歯⻮齿⻰龙⻳龟⺠民⺋㔾⺅亻⺡氵⺤爫⺩王⺪疋⺫罒⺭礻⺱冈⺾艹⻊足⻏阝⻖阝⺀冫⺄乙⺆冂⺈刀⺉刂⺊卜⺍小⺑尣⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺜日⺞歺⺢水⺣灬⺥爪⺦丬⺨犭⺬示⺯糸⺰纟⺲罒⺳罓⺴网⺵网⺶羊⺷羊⺹老⺺聿⺻聿⺽臼⺿艹⻂衤⻃西⻇角⻌辶⻎辶⻐钅⻑長⻕隹⻗雨⻞食⻟飠⻠饣⻡首⻪黾⻫斉⻯竜⻱龜⻲亀";

}  // namespace

QByteArray withIdeographs(QByteArray pdf) {
  for (qsizetype from = pdf.indexOf("beginbfrange"); from >= 0; from = pdf.indexOf("beginbfrange", from)) {
    const qsizetype end = pdf.indexOf("endcmap", from);
    if (end < 0) break;
    for (; from < end; ++from) {
      if (pdf[from] != '<' || pdf[from + 5] != '>' || pdf[from + 1] != '2') continue;
      const char16_t code = pdf.mid(from + 1, 4).toUShort(nullptr, 16);
      if (code < 0x2E80 || code > 0x2FD5) continue;
      char16_t plain = QString(QChar(code)).normalized(QString::NormalizationForm_KC).at(0).unicode();
      for (std::size_t i = 0; code < 0x2F00 && i + 1 < std::size(kRadicals); i += 2)
        if (kRadicals[i] == code) plain = kRadicals[i + 1];
      pdf.replace(from + 1, 4, QByteArray::number(plain, 16).toUpper());
    }
  }
  return pdf;
}

}  // namespace jw::gis
