// Reading CSV (RFC 4180) record by record from a plain or gzip file of any length.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jw::intake {

/// What is wrong with a record. After a bad one the reader goes on at the line after the one where the record began;
/// after a too large but well-formed one behind its end.
enum class CsvProblem : std::uint8_t {
  none,
  textAfterQuote,  ///< something stands between a closing quote and the separator or line end
  unclosedQuote,   ///< no closing quote until the end of the file, or none within the largest record
  tooLarge,        ///< a field or record is longer than allowed
};
std::string_view csvProblemText(CsvProblem problem);

/// Takes LF and CRLF, skips a UTF-8 byte order mark and blank lines, keeps a quote inside an unquoted field as it is and
/// a line end inside a quoted one. Bytes are not looked at otherwise. One thread.
class CsvReader {
 public:
  struct Options {
    char separator = ',';
    std::size_t maxField = 1 << 20;    ///< bytes
    std::size_t maxRecord = 16 << 20;  ///< bytes; bounds the memory
  };

  /// Throws Error(input) naming the file if it cannot be opened.
  explicit CsvReader(const std::filesystem::path& file) : CsvReader(file, Options()) {}
  CsvReader(const std::filesystem::path& file, const Options& options);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// The next record, good or bad; false at the end. Throws Error(input) naming the file if it cannot be read, is UTF-16
  /// or is a damaged or cut gzip.
  bool next();
  /// Of the present record, as they are after unquoting; empty if it is bad. Valid until next().
  const std::vector<std::string_view>& fields() const { return m_fields; }
  CsvProblem problem() const { return m_problem; }
  /// Number of the present record, from 1; blank lines count, as they do in a spreadsheet.
  std::int64_t record() const { return m_record; }
  /// Line on which it begins, from 1.
  std::int64_t line() const { return m_line; }
  /// For progress: bytes of the file on disk that were taken in, and how many there are.
  std::uint64_t position() const;
  std::uint64_t size() const { return m_size; }

 private:
  enum class Scan { record, more, bad };
  struct Span {
    std::size_t begin, end;
    bool escaped;
  };
  Scan scan();
  bool fill();
  void takeFields();
  void skipLine();

  struct File;
  std::unique_ptr<File> m_file;
  std::string m_name;
  Options m_options;
  std::uint64_t m_size = 0;
  std::vector<char> m_buffer;
  std::size_t m_begin = 0, m_end = 0;  // what is not yet taken of m_buffer
  std::size_t m_after = 0;             // where the record that scan() found ends
  bool m_atEnd = false, m_started = false;
  std::vector<Span> m_spans;
  std::vector<std::string_view> m_fields;
  CsvProblem m_problem = CsvProblem::none;
  std::int64_t m_record = 0, m_line = 1, m_nextLine = 1;
  std::int64_t m_lines = 0;  // that the found record takes
};

}  // namespace jw::intake
