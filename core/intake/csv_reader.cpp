#include "core/intake/csv_reader.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "core/base/error.h"

namespace jw::intake {
namespace {

constexpr std::size_t kChunk = 256 * 1024;

}  // namespace

struct CsvReader::File {
  gzFile gz = nullptr;
  ~File() {
    if (gz) gzclose_r(gz);
  }
};

std::string_view csvProblemText(CsvProblem problem) {
  switch (problem) {
    case CsvProblem::none: return "";
    case CsvProblem::textAfterQuote: return "text after a closing quote";
    case CsvProblem::unclosedQuote: return "a quote is never closed";
    case CsvProblem::tooLarge: return "a field or record is too large";
  }
  return "";
}

CsvReader::CsvReader(const std::filesystem::path& file, const Options& options)
    : m_file(std::make_unique<File>()), m_name(file.string()), m_options(options) {
  if (std::strchr("\"\r\n", options.separator))
    throw Error(ErrorCode::usage, "csv: a quote or line end cannot be the separator");
  errno = 0;
  m_file->gz = gzopen(m_name.c_str(), "rb");
  if (!m_file->gz) throw Error(ErrorCode::input, m_name + ": cannot be opened: " + std::generic_category().message(errno));
  gzbuffer(m_file->gz, 128 * 1024);
  std::error_code ignored;
  const auto size = std::filesystem::file_size(file, ignored);
  m_size = ignored ? 0 : size;
}

CsvReader::~CsvReader() = default;

std::uint64_t CsvReader::position() const {
  const auto at = gzoffset(m_file->gz);
  return at < 0 ? m_size : static_cast<std::uint64_t>(at);
}

bool CsvReader::fill() {
  if (m_atEnd) return false;
  std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end), m_buffer.begin());
  m_end -= m_begin;
  m_begin = 0;
  if (m_buffer.size() - m_end < kChunk) m_buffer.resize(std::max(2 * m_buffer.size(), m_end + kChunk));
  const int got = gzread(m_file->gz, m_buffer.data() + m_end, static_cast<unsigned>(m_buffer.size() - m_end));
  // A gzip file that was cut off gives what it has, without an error of gzread itself.
  int code = Z_OK;
  const char* text = gzerror(m_file->gz, &code);
  if (got < 0 || (code != Z_OK && code != Z_STREAM_END))
    throw Error(ErrorCode::input, m_name + ": cannot be read: " + (code == Z_ERRNO ? std::generic_category().message(errno) : std::string(text)));
  m_end += static_cast<std::size_t>(got);
  m_atEnd = got == 0;
  return true;
}

CsvReader::Scan CsvReader::scan() {
  m_spans.clear();
  m_lines = 1;
  bool large = false;
  const char* const b = m_buffer.data();
  const auto bad = [this](CsvProblem problem) {
    m_problem = problem;
    return Scan::bad;
  };
  const auto more = [&] {
    if (m_atEnd) return bad(CsvProblem::unclosedQuote);
    return m_end - m_begin > m_options.maxRecord ? bad(CsvProblem::tooLarge) : Scan::more;
  };
  for (std::size_t i = m_begin;; ++i) {
    std::size_t begin = i, end = 0;
    bool escaped = false;
    if (i < m_end && b[i] == '"') {
      begin = ++i;
      for (;; ++i) {
        const auto* quote = static_cast<const char*>(std::memchr(b + i, '"', m_end - i));
        if (!quote) return more() == Scan::more ? Scan::more : bad(CsvProblem::unclosedQuote);
        i = static_cast<std::size_t>(quote - b) + 1;
        if (i == m_end && !m_atEnd) return more();
        if (i == m_end || b[i] != '"') break;
        escaped = true;
      }
      end = i - 1;
      m_lines += std::count(b + begin, b + end, '\n');
      if (i < m_end && b[i] == '\r') {
        if (i + 1 == m_end && !m_atEnd) return more();
        if (i + 1 == m_end || b[i + 1] == '\n') ++i;
      }
    } else {
      while (i < m_end && b[i] != m_options.separator && b[i] != '\n') ++i;
      if (i == m_end && !m_atEnd) return more();
      end = i;
      if ((i == m_end || b[i] == '\n') && end > begin && b[end - 1] == '\r') --end;
    }
    large = large || end - begin > m_options.maxField;
    m_spans.push_back({begin, end, escaped});
    if (i < m_end && b[i] == m_options.separator) continue;
    if (i < m_end && b[i] != '\n') return bad(CsvProblem::textAfterQuote);
    m_after = std::min(i + 1, m_end);
    m_problem = large || m_after - m_begin > m_options.maxRecord ? CsvProblem::tooLarge : CsvProblem::none;
    return Scan::record;
  }
}

bool CsvReader::next() {
  if (!m_started) {
    m_started = true;
    while (m_end < 3 && fill()) {
    }
    const std::string_view start(m_buffer.data(), std::min<std::size_t>(3, m_end));
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) throw Error(ErrorCode::input, m_name + ": is UTF-16; UTF-8 is wanted");
    if (start == "\xEF\xBB\xBF") m_begin = 3;
  }
  m_fields.clear();
  while (true) {
    while (m_begin == m_end && fill()) {
    }
    if (m_begin == m_end) return false;
    Scan found;
    while ((found = scan()) == Scan::more) fill();
    ++m_record;
    m_line = m_nextLine;
    if (found == Scan::bad) {
      skipLine();
      return true;
    }
    const bool blank = m_spans.size() == 1 && m_spans[0].begin == m_spans[0].end && m_spans[0].begin == m_begin;
    m_nextLine += m_lines;
    if (!blank && m_problem == CsvProblem::none) takeFields();
    m_begin = m_after;
    if (!blank) return true;
  }
}

void CsvReader::takeFields() {
  for (const Span& s : m_spans) {
    char* const begin = m_buffer.data() + s.begin;
    char* end = m_buffer.data() + s.end;
    if (s.escaped) {
      char* to = begin;
      for (const char* from = begin; from != end; ++from) {
        *to++ = *from;
        if (*from == '"') ++from;
      }
      end = to;
    }
    m_fields.emplace_back(begin, static_cast<std::size_t>(end - begin));
  }
}

void CsvReader::skipLine() {
  ++m_nextLine;
  while (true) {
    const auto* newline = static_cast<const char*>(std::memchr(m_buffer.data() + m_begin, '\n', m_end - m_begin));
    if (newline) {
      m_begin = static_cast<std::size_t>(newline - m_buffer.data()) + 1;
      return;
    }
    m_begin = m_end;
    if (!fill()) return;
  }
}

}  // namespace jw::intake
