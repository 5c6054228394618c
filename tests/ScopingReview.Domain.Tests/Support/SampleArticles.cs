using System.Globalization;
using ScopingReview.Domain.FullTexts;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Tests.Support;

/// <summary>A PDF as somebody drops it, and what must become of it.</summary>
/// <param name="Report">The report it is of; null where nothing in it can tell.</param>
/// <param name="Doubt">Why a person must say which report it is; none where it is matched.</param>
internal sealed record SampleArticle(string FileName, byte[] Pdf, int? Report, FileDoubt Doubt = FileDoubt.None, string Kind = "plain");

/// <summary>
/// Fifty PDFs of fifty reports, as a team drops them: most plain; some without a DOI, with two, encrypted, scanned, twice, with ligatures
/// and titles that run over lines. Names tell nothing unless said otherwise, as publishers' servers name files.
/// </summary>
internal static class SampleArticles
{
    private static readonly string[] _topics = ["outreach", "crisis houses", "recovery colleges", "forensic wards", "housing first",
        "primary care", "perinatal care", "veterans' services", "supported employment", "online groups"];

    private static readonly string[] _shapes = ["Peer workers in {0}: a qualitative study", "What service users say of {0} led by peers",
        "Co-production and its limits in {0}", "Training and supervision of peer staff in {0}: results of a survey",
        "Efficient workflows between officers and peers in {0}"];

    public static IReadOnlyList<ReportToMatch> Reports { get; } =
    [
        .. Enumerable.Range(1, 50).Select(n => new ReportToMatch(n, Title(n), [new AuthorName("Writer" + Letter(n), "A.")], 2000 + n % 20,
            $"10.5555/peer.{n:D4}", (30_000_000 + n).ToString(CultureInfo.InvariantCulture))),
    ];

    public static IReadOnlyList<SampleArticle> Fifty { get; } = [.. Enumerable.Range(1, 50).Select(Article)];

    public static string Title(int n)
        => string.Format(CultureInfo.InvariantCulture, _shapes[(n - 1) / 10], _topics[(n - 1) % 10]);

    private static string Doi(int n) => $"10.5555/peer.{n:D4}";

    private static string Letter(int n) => ((char)('A' + n % 26)).ToString() + (char)('a' + n / 26);

    private static SampleArticle Article(int n) => n switch
    {
        <= 5 => new($"download ({n}).pdf", Pdf(n, doi: null), n, Kind: "no DOI"),
        // The second is of another report of the review, whose work is cited on the first page; once the title of that one stands there
        // too.
        6 or 7 => new($"main{n}.pdf", Pdf(n, Doi(n), $"See the protocol, https://doi.org/{Doi(n + 20)}, for details."), n, Kind: "two DOIs"),
        8 => new("main8.pdf", Pdf(n, Doi(n), Title(30), $"https://doi.org/{Doi(30)}"), 8, FileDoubt.SeveralFit, "two DOIs"),
        9 => new("locked.pdf", SamplePdf.Write([Page(n, Doi(n))], password: true), null, FileDoubt.Encrypted, "encrypted"),
        10 => new("10.5555_peer.0010.pdf", SamplePdf.Write([Page(n, Doi(n))], password: true), 10, Kind: "encrypted"),
        11 => new("scan0001.pdf", SamplePdf.Write([[], []]), null, FileDoubt.NoText, "scanned"),
        12 => new($"Writer{Letter(12)} 2012.pdf", SamplePdf.Write([[], []]), 12, FileDoubt.OnlyTheName, "scanned"),
        13 => new("scan0003.pdf", SamplePdf.Write([[]], subject: "doi:" + Doi(13)), 13, Kind: "scanned"),
        // Twins: the same article again, once as the same file and once printed anew.
        14 => new("copy of download (1).pdf", Pdf(1, doi: null), 1, Kind: "twin"),
        15 => new("main17 (1).pdf", Pdf(17, Doi(17), "Printed again."), 17, Kind: "twin"),
        >= 41 and <= 45 => new($"article_{n}.pdf", Ligatures(n), n, Kind: "ligatures"),
        _ => new($"main{n}.pdf", Pdf(n, Doi(n)), n),
    };

    private static byte[] Pdf(int n, string? doi, params string[] more) => SamplePdf.Write([Page(n, doi, more), Body(n), Body(n + 1)]);

    private static IReadOnlyList<PlacedText> Page(int n, string? doi, params string[] more) =>
    [
        .. SamplePdf.Lines(60, 800, 8, doi is null ? "Journal of Samples" : "Journal of Samples, https://doi.org/" + doi),
        .. SamplePdf.Lines(60, 760, 16, [.. Wrap(Title(n), 44)]),
        .. SamplePdf.Lines(60, 690, 10, $"A. Writer{Letter(n)} and B. Second"),
        .. SamplePdf.Lines(60, 660, 10, [.. Wrap(Prose(n), 90)]),
        .. more.SelectMany((text, i) => SamplePdf.Lines(60, 480 - i * 40, 10, text)),
    ];

    private static IReadOnlyList<PlacedText> Body(int n)
        => SamplePdf.Lines(60, 780, 10, [.. Wrap(string.Join(' ', Enumerable.Repeat(Prose(n), 4)), 90)]);

    // "Efficient workflows between officers": three ligatures, a hyphenated break, and a DOI over two lines.
    private static byte[] Ligatures(int n)
    {
        var title = Title(n).Replace("Efficient workflows", "Eﬃcient workﬂows").Replace("officers", "oﬃcers");
        return SamplePdf.Write(
        [
            [
                .. SamplePdf.Lines(60, 760, 16, "Eﬃcient work-",
                    title[title.IndexOf("ﬂows", StringComparison.Ordinal)..title.IndexOf("peers", StringComparison.Ordinal)].Trim(),
                    title[title.IndexOf("peers", StringComparison.Ordinal)..]),
                .. SamplePdf.Lines(60, 660, 10, [.. Wrap(Prose(n), 90)]),
                .. n % 2 == 0 ? SamplePdf.Lines(60, 100, 8, "https://doi.org/10.5555/", $"peer.{n:D4}") : [],
            ],
            Body(n),
        ]);
    }

    private static string Prose(int n)
        => $"This text number {n} stands in the place of an article. It tells who took part, where and when, how they were asked and what they said, "
            + "and it is long enough for a reader to see that a page has text. Nothing in it was found out by anybody.";

    private static IEnumerable<string> Wrap(string text, int letters)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length >= letters)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : line + " " + word;
        }

        yield return line;
    }
}
