using System.Text.RegularExpressions;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// What a spreadsheet does to numbers: "12" becomes "12.0", the pages 3-4 become the date "03-Apr", long numbers "3E+07". The first is
/// undone; of the others nobody can know what they were, so they are remarked on.
/// </summary>
internal static partial class SpreadsheetDamage
{
    /// <summary>The text as it was, where that is certain; null for a number whose digits are gone.</summary>
    public static string? Undo(string text, string field, long line, List<ImportIssue> issues)
    {
        if (text.Length > 24)
            return text;
        if (Whole().Match(text) is { Success: true } whole)
            return Remark(whole.Groups["number"].Value,
                $"“{text}” was read as {whole.Groups["number"].Value}: a spreadsheet has added the decimal.");
        if (Rounded().IsMatch(text))
            return Remark(null, $"“{text}” is a number that a spreadsheet has rounded; it was left out.");
        return Date().IsMatch(text)
            ? Remark(text, $"“{text}” is probably a number or a range that a spreadsheet has made a date; look it up.") : text;

        string? Remark(string? value, string message)
        {
            issues.Add(ImportIssue.Remark(line, field, message));
            return value;
        }
    }

    [GeneratedRegex(@"^(?<number>[0-9]{1,12})\.0$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[0-9]([.,][0-9]{1,10})?E\+[0-9]{1,3}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        PatternTime.Longest)]
    private static partial Regex Rounded();

    [GeneratedRegex(
        @"^([0-9]{1,2}[-. ]{1,2}(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)([-. ]{1,2}[0-9]{2,4})?|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)-[0-9]{1,4}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}|[12][0-9]{3}-[0-9]{2}-[0-9]{2}( 00:00:00)?)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternTime.Longest)]
    private static partial Regex Date();
}
