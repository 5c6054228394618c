using System.Globalization;
using ScopingReview.Domain.Formats;
using ScopingReview.Domain.Reporting;

namespace ScopingReview.Cli;

/// <summary>Writes every issue as a table: file, line, field, severity, message.</summary>
public sealed class IssueList : IAsyncDisposable
{
    private readonly StreamWriter? _writer;

    /// <summary>Begins the table; without a file name nothing is written.</summary>
    public IssueList(string? file)
    {
        if (file is null)
            return;
        try
        {
            _writer = new StreamWriter(file, append: false, CsvFile.Encoding);
        }
        catch (Exception failure) when (failure is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{file}: The list of issues cannot be written there.");
        }

        _writer.Write("file,line,field,severity,message\r\n");
    }

    public void Add(string file, ImportItem item)
    {
        if (_writer is null)
            return;
        IEnumerable<ImportIssue> issues = item switch
        {
            ReadRecord read => read.Issues,
            RefusedEntry refused => [refused.Issue],
            FileRemark remark => [remark.Issue],
            _ => [],
        };
        foreach (var issue in issues)
        {
            string?[] cells = [file, issue.LineNumber?.ToString(CultureInfo.InvariantCulture), issue.Field, issue.Severity.ToString(),
                issue.Message];
            _writer.Write(
                string.Join(',',
                    cells.Select(cell => "\"" + SpreadsheetText.Guard(cell).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")));
            _writer.Write("\r\n");
        }
    }

    public ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
