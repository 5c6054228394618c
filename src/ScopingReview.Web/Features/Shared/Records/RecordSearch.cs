using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Records;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Shared.Records;

internal static class RecordSearch
{
    private const int LongestSearch = 500;

    /// <summary>
    /// Words in title, abstract, keywords, journal and authors as search engines read them ("a phrase", -without, or); or a record number,
    /// a DOI, a PubMed id.
    /// </summary>
    public static IQueryable<ReviewRecord> Search(this IQueryable<ReviewRecord> records, string? text)
    {
        if (Clean(text) is not { } search)
            return records;
        if (RecordNumber.TryParse(search, out var number))
            return records.Where(r => r.Number == number);
        if (!search.Contains(' ', StringComparison.Ordinal) && Doi.Normalise(search) is { } doi)
            return records.Where(r => r.Doi == doi);
        var asked = SearchWords.Asked(search);
        if (search.Length is >= 4 and <= 8 && search.All(char.IsAsciiDigit))
        {
            return records.Where(r => r.PubMedId == search
                || r.SearchVector!.Matches(EF.Functions.WebSearchToTsQuery("english", ReviewDbContext.WordsOf(asked))));
        }

        return records.Where(r => r.SearchVector!.Matches(EF.Functions.WebSearchToTsQuery("english", ReviewDbContext.WordsOf(asked))
            .Or(EF.Functions.WebSearchToTsQuery("simple", ReviewDbContext.WordsOf(asked)))));
    }

    /// <summary>As records are searched everywhere, and by a part of the title, so that something is found while one types.</summary>
    public static IQueryable<ReviewRecord> Find(this IQueryable<ReviewRecord> records, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return records;
        var found = records.Search(text);
        var part = PostgresText.Of(text.Trim()).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal);
        return records.Where(r => EF.Functions.ILike(ReviewDbContext.WordsOf(r.Title!), ReviewDbContext.WordsOf($"%{part}%"), @"\")
            || found.Any(f => f.Id == r.Id));
    }

    /// <summary>Those that fit best first.</summary>
    public static IOrderedQueryable<ReviewRecord> ByRelevance(this IQueryable<ReviewRecord> records, string? text)
    {
        if (Clean(text) is not { } search)
            return records.OrderBy(r => r.Number);
        var asked = SearchWords.Asked(search);
        return records.OrderByDescending(
            r => r.SearchVector!.Rank(EF.Functions.WebSearchToTsQuery("english", ReviewDbContext.WordsOf(asked)))).ThenBy(r => r.Number);
    }

    private static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        text = PostgresText.Of(text.Trim());
        return text.Length <= LongestSearch ? text : PostgresText.Of(text[..LongestSearch]);
    }
}
