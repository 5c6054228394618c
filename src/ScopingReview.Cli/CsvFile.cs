using System.Text;

namespace ScopingReview.Cli;

/// <summary>Tables as files: with a byte order mark, without which Excel takes UTF-8 for something else.</summary>
internal static class CsvFile
{
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
}
