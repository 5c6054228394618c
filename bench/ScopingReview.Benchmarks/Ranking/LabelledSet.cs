using System.Globalization;
using CsvHelper;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Benchmarks.Ranking;

/// <summary>A set of shared/data/ranking: texts, and whether each was included.</summary>
internal sealed record LabelledSet(IReadOnlyList<RankedText> Texts, IReadOnlyList<bool> Labels)
{
    public static LabelledSet Read(string file)
    {
        using var csv = CsvReader.FromFile(Corpora.Path($"ranking/{file}"), new CsvReaderOptions { SkipEmptyLines = true },
            FileOptions.None);
        csv.ReadHeader();
        List<string> headers = [.. csv.Headers.Select(header => header.Trim().TrimStart('\uFEFF'))];
        var (title, text, keywords, label) = (headers.IndexOf("title"), headers.IndexOf("abstract"), headers.IndexOf("keywords"),
            headers.IndexOf("label_included"));
        List<RankedText> texts = [];
        List<bool> labels = [];
        while (csv.Read())
        {
            texts.Add(new RankedText(csv.GetString(title), csv.GetString(text), keywords < 0 ? "" : csv.GetString(keywords)));
            labels.Add(double.TryParse(csv.GetString(label), CultureInfo.InvariantCulture, out var value) && value == 1);
        }

        return new(texts, labels);
    }
}
