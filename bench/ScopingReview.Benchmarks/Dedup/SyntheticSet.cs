using System.Globalization;
using ScopingReview.Domain.Records;

namespace ScopingReview.Benchmarks.Dedup;

/// <summary>
/// Any number of records made of the pieces of real ones: works with titles, authors and places of their own, exported once to four times
/// with the faults that exports have, and works that are only close to another one (its abstract at a conference, its second part, its
/// erratum).
/// </summary>
internal sealed class SyntheticSet
{
    private static readonly int[] _copiesOfHundred = [.. Enumerable.Repeat(1, 84), .. Enumerable.Repeat(2, 11), .. Enumerable.Repeat(3, 4),
        4];

    private readonly string[][] _titles;
    private readonly string[] _words;
    private readonly AuthorName[] _authors;
    private readonly string[] _journals;
    private readonly string[] _abstracts;
    private readonly List<(int Work, int Copy)> _exports = [];

    public SyntheticSet(IReadOnlyList<BibliographicRecord> real, int size)
    {
        _titles = [.. real.Where(record => record.Title?.Contains('[', StringComparison.Ordinal) == false)
            .Select(record => record.Title?.TrimEnd('.').Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Where(words => words.Length >= 6)];
        _words = [.. _titles.SelectMany(words => words).Where(word => word.Length > 4).Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)];
        _authors = [.. real.SelectMany(record => record.Authors).Where(author => author.Given is not null).Distinct()];
        _journals = [.. real.Select(record => record.Journal).OfType<string>().Where(journal => journal.Length > 3)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        _abstracts = [.. real.Select(record => record.Abstract).OfType<string>().Where(text => text.Length > 300)];
        for (var work = 0; _exports.Count < size; work++)
        {
            var copies = _copiesOfHundred[new Draws(Seed(work, 99)).Below(100)];
            for (var copy = 0; copy < copies && _exports.Count < size; copy++)
                _exports.Add((work, copy));
        }
    }

    public int Count => _exports.Count;

    public string Cluster(int index) => _exports[index].Work.ToString(CultureInfo.InvariantCulture);

    public BibliographicRecord Record(int index)
    {
        var (work, copy) = _exports[index];
        var record = Work(work);
        return copy == 0 ? record : Corrupted(record, new Draws(Seed(work, copy)));
    }

    private static ulong Seed(int work, int copy) => ((ulong)(uint)work * 128) + (ulong)copy + 1;

    private BibliographicRecord Work(int work)
    {
        var draws = new Draws(Seed(work, 0));
        if (work > 0 && draws.Percent(4))
            return CloseTo(Work(work - 1), draws);
        var title = draws.Of(_titles).Select(word => word.Length > 4 && draws.Percent(65) ? draws.Of(_words) : word);
        var start = 1 + draws.Below(1900);
        var year = 1985 + draws.Below(40);
        var text = draws.Percent(60)
            ? string.Join(' ',
                draws.Of(_abstracts).Split(' ').Select(word => word.Length > 4 && draws.Percent(40) ? draws.Of(_words) : word)) : null;
        return new BibliographicRecord
        {
            PositionInFile = 1,
            RawText = "",
            Kind = PublicationKind.JournalArticle,
            Title = string.Join(' ', title),
            Authors = [.. Enumerable.Range(0, 1 + draws.Below(8)).Select(_ => draws.Of(_authors))],
            Year = year,
            Journal = draws.Of(_journals),
            Volume = (year - 1960 + draws.Below(12)).ToString(CultureInfo.InvariantCulture),
            Issue = (1 + draws.Below(12)).ToString(CultureInfo.InvariantCulture),
            Pages = string.Create(CultureInfo.InvariantCulture, $"{start}-{start + 2 + draws.Below(14)}"),
            Doi = draws.Percent(70) ? string.Create(CultureInfo.InvariantCulture, $"10.{1000 + draws.Below(400)}/j.{work}") : null,
            Abstract = text,
        };
    }

    private BibliographicRecord CloseTo(BibliographicRecord other, Draws draws)
    {
        var start = 1 + draws.Below(1900);
        var moved = other with
        {
            Doi = other.Doi is null ? null : other.Doi + "x",
            Pages = string.Create(CultureInfo.InvariantCulture, $"{start}-{start + 1}"),
            Issue = (1 + draws.Below(12)).ToString(CultureInfo.InvariantCulture),
            Abstract = null,
        };
        return draws.Below(4) switch
        {
            0 => moved with
            {
                Journal = draws.Of(_journals),
                Volume = (1 + draws.Below(90)).ToString(CultureInfo.InvariantCulture),
                Year = other.Year - 1,
                Pages = string.Create(CultureInfo.InvariantCulture, $"S{start}")
            },
            1 => moved with { Title = other.Title + ". Part 2" },
            2 => moved with { Title = "Erratum: " + other.Title },
            _ => moved with { Title = "Reply to: " + other.Title, Authors = [draws.Of(_authors)] },
        };
    }

    private static BibliographicRecord Corrupted(BibliographicRecord record, Draws draws) => record with
    {
        Title = Title(record.Title!, ref draws),
        Authors = Authors(record.Authors, ref draws),
        Journal = Journal(record.Journal!, ref draws),
        Year = draws.Percent(5) ? record.Year + 1 : record.Year,
        Volume = draws.Percent(5) ? null : record.Volume,
        Issue = draws.Percent(30) ? null : record.Issue,
        Pages = draws.Percent(10) ? null : draws.Percent(40) ? record.Pages!.Split('-')[0] : record.Pages,
        Doi = draws.Percent(45) ? null : record.Doi,
        Abstract = draws.Percent(40) ? null : draws.Percent(20) ? record.Abstract?[..(record.Abstract.Length / 2)] : record.Abstract,
    };

    private static string Title(string title, ref Draws draws)
    {
        if (draws.Percent(25))
            title = title.ToUpperInvariant();
        if (draws.Percent(15))
            title = title.Remove(draws.Below(title.Length), 1);
        if (draws.Percent(4) && title.IndexOf(": ", StringComparison.Ordinal) is > 30 and var colon)
            title = title[..colon];
        return draws.Percent(30) ? title + "." : draws.Percent(5) ? title + " [Review] [45 refs]" : title;
    }

    private static IReadOnlyList<AuthorName> Authors(IReadOnlyList<AuthorName> authors, ref Draws draws) => draws.Below(4) switch
    {
        0 => [.. authors.Take(3)],
        1 => [.. authors.Select(author => author with { Given = author.Given![..1] + "." })],
        2 => [.. authors.Select(author => new AuthorName($"{author.Given![..1]}. {author.Family}", null))],
        _ => authors,
    };

    private static string Journal(string journal, ref Draws draws) => draws.Below(3) switch
    {
        0 => string.Join(' ', journal.Split(' ').Select(word => word.Length > 5 ? word[..4] : word)),
        1 => journal.ToUpperInvariant(),
        _ => journal,
    };
}
