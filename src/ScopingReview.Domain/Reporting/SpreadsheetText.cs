namespace ScopingReview.Domain.Reporting;

/// <summary>Keeps text that people or exports wrote from running as a formula in a spreadsheet (OWASP, "CSV Injection").</summary>
public static class SpreadsheetText
{
    /// <summary>The text, after an apostrophe if it begins with =, +, -, @, a tab or a line break; empty for null. Not for numbers, which are written as numbers.</summary>
    public static string Guard(string? text) => text switch
    {
        null or "" => "",
        ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] => "'" + text,
        _ => text,
    };
}
