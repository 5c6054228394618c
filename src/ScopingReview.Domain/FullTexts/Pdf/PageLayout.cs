using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace ScopingReview.Domain.FullTexts;

/// <summary>
/// Puts the letters of a page into the order in which a person reads them: words by nearest neighbours, blocks by Docstrum (O'Gorman 1993),
/// the order of blocks by their relations in space (Aiello, Smeulders 2003), all as PdfPig has them.
/// </summary>
internal static class PageLayout
{
    /// <summary>Letters above which a page is a chart or a list of data: its letters are taken in the order of the file.</summary>
    private const int MostLetters = 30_000;

    /// <summary>Words below which distances say nothing of a page's columns: its lines are taken from top to bottom.</summary>
    private const int FewestWords = 40;

    private static readonly NearestNeighbourWordExtractor _words =
        new(new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 });

    private static readonly DocstrumBoundingBoxes _blocks =
        new(new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 });

    // Not the order of the file, in which programs write a page line by line across its columns.
    private static readonly UnsupervisedReadingOrderDetector _order =
        new(5, UnsupervisedReadingOrderDetector.SpatialReasoningRules.ColumnWise, useRenderingOrder: false);

    public static IReadOnlyList<IReadOnlyList<string>> Paragraphs(Page page)
    {
        if (page.Letters.Count == 0)
            return [];
        if (page.Letters.Count > MostLetters)
            return [[LineJoining.PlainLetters(page.Text)]];
        var words = _words.GetWords(page.Letters).Where(word => !string.IsNullOrWhiteSpace(word.Text)).ToList();
        if (words.Count < FewestWords)
            return FromTopToBottom(words);
        var blocks = _blocks.GetBlocks(words);
        // What runs up the margin ("Downloaded from …") is no part of the text and comes last.
        var upright = blocks.Where(IsUpright).ToList();
        return
        [
            .. _order.Get(upright).Concat(blocks.Where(block => !IsUpright(block)))
                .Select(Lines).Where(lines => lines.Count > 0),
        ];
    }

    private static List<IReadOnlyList<string>> FromTopToBottom(List<Word> words)
    {
        List<List<Word>> lines = [];
        foreach (var word in words.OrderByDescending(word => word.Letters[0].StartBaseLine.Y))
        {
            if (lines.Count > 0 && Drop(lines[^1][0], word) < HeightOf(lines[^1][0]) / 2)
                lines[^1].Add(word);
            else
                lines.Add([word]);
        }

        List<IReadOnlyList<string>> paragraphs = [];
        List<string> paragraph = [];
        foreach (var (i, line) in lines.Index())
        {
            if (i > 0 && Drop(lines[i - 1][0], line[0]) > HeightOf(line[0]) * 2.2)
                paragraph = [];
            if (paragraph.Count == 0)
                paragraphs.Add(paragraph);
            paragraph.Add(LineJoining.PlainLetters(string.Join(' ',
                line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text))));
        }

        return paragraphs;
    }

    private static double Drop(Word upper, Word lower) => upper.Letters[0].StartBaseLine.Y - lower.Letters[0].StartBaseLine.Y;

    private static double HeightOf(Word word) => Math.Max(1, word.Letters[0].PointSize);

    private static bool IsUpright(TextBlock block) => block.TextOrientation is TextOrientation.Horizontal or TextOrientation.Other;

    private static IReadOnlyList<string> Lines(TextBlock block)
        => [.. block.TextLines.Select(line => LineJoining.PlainLetters(line.Text).Trim()).Where(line => line.Length > 0)];
}
