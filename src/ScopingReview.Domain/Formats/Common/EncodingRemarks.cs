using System.Globalization;
namespace ScopingReview.Domain.Formats;

/// <summary>What every reader says about the characters of a file.</summary>
internal static class EncodingRemarks
{
    /// <summary>Remarks for the end of the file; none where it is all good UTF-8 or UTF-16.</summary>
    /// <param name="decoding">The decoding, after the last character.</param>
    /// <param name="windows1252Line">Line of the first byte that was not UTF-8, where it is known.</param>
    public static IEnumerable<ImportItem> Of(TextDecoding decoding, long? windows1252Line)
    {
        if (decoding.Windows1252Bytes > 0)
        {
            yield return new FileRemark(ImportIssue.Remark(
                windows1252Line, null,
                string.Create(CultureInfo.InvariantCulture,
                    $"The file is not all UTF-8: {decoding.Windows1252Bytes} bytes were read as Windows-1252. Look at names with accents.")));
        }

        if (decoding.NulCharacters > 0)
            yield return new FileRemark(
                ImportIssue.Remark(null, null,
                    string.Create(CultureInfo.InvariantCulture,
                        $"{decoding.NulCharacters} NUL characters were replaced by “\uFFFD”. The file may be damaged.")));
    }
}
