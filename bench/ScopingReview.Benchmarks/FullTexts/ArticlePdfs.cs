using ScopingReview.Benchmarks.Dedup;
using ScopingReview.Domain.Tests.Support;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Benchmarks.FullTexts;

/// <summary>
/// Articles as PDFs on disk, one for each record: two columns of text on twelve pages, and a picture that makes up the size.
/// </summary>
internal static class ArticlePdfs
{
    public const int Pages = 12;
    private const int LinesOfColumn = 55;

    /// <summary>
    /// Writes them, and gives their paths. The DOI stands on the first page of nine in ten; the others are found by their title.
    /// </summary>
    /// <param name="megabytes">Size of each.</param>
    public static List<string> Write(string directory, IReadOnlyList<ReviewRecord> records, int megabytes)
    {
        var draws = new Draws(3);
        var paths = new List<string>(records.Count);
        foreach (var (i, record) in records.Index())
        {
            var pages = new List<IReadOnlyList<PlacedText>>(Pages);
            for (var page = 1; page <= Pages; page++)
                pages.Add(Page(record, page, i % 10 < 9, ref draws));
            var path = Path.Combine(directory, FormattableString.Invariant($"download-{i + 1:D4}.pdf"));
            File.WriteAllBytes(path, SamplePdf.Write(pages, ballast: megabytes * 1_000_000));
            paths.Add(path);
        }

        return paths;
    }

    private static List<PlacedText> Page(ReviewRecord record, int page, bool namesDoi, ref Draws draws)
    {
        List<PlacedText> lines = [];
        if (page == 1)
        {
            lines.AddRange(SamplePdf.Lines(60, 790, 16, [.. record.Title!.Chunk(60).Select(part => new string(part))]));
            if (namesDoi)
                lines.Add(new PlacedText(60, 740, $"https://doi.org/{record.Doi}", 8));
        }

        foreach (var left in new[] { 60, 310 })
            lines.AddRange(SamplePdf.Lines(left, 720, 9, Column(ref draws)));
        return lines;
    }

    private static string[] Column(ref Draws draws)
    {
        var lines = new string[LinesOfColumn];
        for (var line = 0; line < lines.Length; line++)
            lines[line] = FormattableString.Invariant($"Peer workers told of service {draws.Below(10_000)} and of part {draws.Below(100)}");
        return lines;
    }
}
