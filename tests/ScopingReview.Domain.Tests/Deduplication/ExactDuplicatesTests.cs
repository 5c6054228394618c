using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Deduplication;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class ExactDuplicatesTests
{
    private const string Title = "peerworkersincoproductionandcocreation";

    [Fact]
    public void The_same_DOI_makes_a_duplicate()
    {
        var link = Assert.Single(Find([Record(1, doi: "10.1/a", title: Title), Record(2, doi: "10.1/a", title: Title)]).Links);

        Assert.Equal((Id(2), Id(1), DuplicateRule.SameDoi, "same DOI 10.1/a", (Guid?)null), (link.DuplicateId, link.KeptId, link.Rule, link.Evidence, link.ThroughId));
    }

    [Fact]
    public void The_same_title_year_and_first_author_make_a_duplicate()
    {
        var link = Assert.Single(Find([Record(1, Title, author: "ness", year: 2020), Record(2, Title, author: "ness", year: 2020, doi: "10.1/a")]).Links);

        Assert.Equal((DuplicateRule.SameTitleYearAndAuthor, "same title, year and first author"), (link.Rule, link.Evidence));
    }

    public static TheoryData<string, RecordFingerprint, RecordFingerprint> Different() => new()
    {
        { "another year", Record(1, Title, "ness", 2020), Record(2, Title, "ness", 2021) },
        { "another author", Record(1, Title, "ness", 2020), Record(2, Title, "akerblom", 2020) },
        { "no year", Record(1, Title, "ness"), Record(2, Title, "ness") },
        { "no author", Record(1, Title, year: 2020), Record(2, Title, year: 2020) },
        { "no title", Record(1, "", "ness", 2020), Record(2, "", "ness", 2020) },
        { "different DOIs", Record(1, Title, "ness", 2020, "10.1/a"), Record(2, Title, "ness", 2020, "10.1/b") },
        { "abstracts of a supplement", Record(1, "effectsofexerciseinolderadults", doi: "10.1/s"), Record(2, "screeningforsepsisinnewborns", doi: "10.1/s") },
        { "an abstract and its article", Record(1, Title, "ness", 2020, volume: "26", page: "1662"), Record(2, Title, "ness", 2020, volume: "48", page: "1684") },
        { "editorials of two issues", Record(1, "editorial", "ness", 2020, volume: "10", issue: "1", page: "1"), Record(2, "editorial", "ness", 2020, volume: "10", issue: "2", page: "1") },
        { "a short title and nothing else", Record(1, "editorial", "ness", 2020), Record(2, "editorial", "ness", 2020) },
        { "the same remarks in two issues", Record(1, "remarksfromtheeditorandhiscomments", "lee", 2000, volume: "24", issue: "1"), Record(2, "remarksfromtheeditorandhiscomments", "lee", 2000, volume: "24", issue: "2") },
    };

    [Theory]
    [MemberData(nameof(Different))]
    public void What_could_be_two_publications_is_not_joined(string why, RecordFingerprint a, RecordFingerprint b)
    {
        Assert.NotEmpty(why);
        Assert.Empty(Find([a, b]).Links);
    }

    public static TheoryData<string, RecordFingerprint, RecordFingerprint> Same() => new()
    {
        { "a dropped subtitle", Record(1, "anxietyaboutdatahacking", doi: "10.1/a"), Record(2, "anxietyaboutdatahackingpredictorsandrelations", doi: "10.1/a") },
        { "one title missing", Record(1, Title, doi: "10.1/a"), Record(2, "", doi: "10.1/a") },
        { "a slip in the title", Record(1, Title, doi: "10.1/a"), Record(2, Title.Replace("production", "prodution", StringComparison.Ordinal), doi: "10.1/a") },
        { "page against article number", Record(1, Title, "ness", 2020, volume: "113", page: "11"), Record(2, Title, "ness", 2020, volume: "113", page: "106482") },
        { "the same page, a slip in the issue", Record(1, Title, "ness", 2020, volume: "5", issue: "1", page: "7"), Record(2, Title, "ness", 2020, volume: "5", issue: "2", page: "7") },
        { "a short title in the same place", Record(1, "editorial", "ness", 2020, volume: "5", issue: "1"), Record(2, "editorial", "ness", 2020, volume: "5", issue: "1") },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void Small_differences_do_not_hold_duplicates_apart(string why, RecordFingerprint a, RecordFingerprint b)
    {
        Assert.NotEmpty(why);
        Assert.Single(Find([a, b]).Links);
    }

    [Fact]
    public void A_record_that_fits_two_publications_is_left_to_people()
    {
        var preprint = Record(1, Title, "ness", 2020, "10.1/preprint");
        var article = Record(2, Title, "ness", 2020, "10.1/article");

        Assert.Empty(Find([preprint, article, Record(3, Title, "ness", 2020)]).Links);
    }

    [Fact]
    public void Records_without_a_DOI_never_bring_two_DOIs_together()
    {
        var result = Find(
        [
            Record(1, Title, "ness", 2020, "10.1/a"), Record(2, Title, "ness", 2020), Record(3, "anothertitleofthesamearticle", "ness", 2020),
            Record(4, "anothertitleofthesamearticle", "ness", 2020, "10.1/b"),
        ], Same(2, 3));

        Assert.DoesNotContain(Clusters(result), cluster => cluster.Contains(Id(1)) && cluster.Contains(Id(4)));
    }

    [Fact]
    public void The_most_complete_record_is_kept()
    {
        Assert.Equal(Id(2), Assert.Single(Find([Record(1, doi: "10.1/a", filled: 5), Record(2, doi: "10.1/a", filled: 6)]).Links).KeptId);
        Assert.Equal(Id(2), Assert.Single(Find([Record(1, doi: "10.1/a", abstractLength: 10), Record(2, doi: "10.1/a", abstractLength: 20)]).Links).KeptId);
        Assert.Equal(Id(1), Assert.Single(Find([Record(2, doi: "10.1/a"), Record(1, doi: "10.1/a")]).Links).KeptId);
    }

    [Fact]
    public void A_new_record_does_not_take_the_place_of_one_kept_before()
    {
        var before = Record(1, doi: "10.1/a", filled: 3) with { Work = WorkDone.Assigned };

        Assert.Equal(Id(1), Assert.Single(Find([before, Record(2, doi: "10.1/a", filled: 9)]).Links).KeptId);
    }

    [Fact]
    public void Of_two_records_that_people_have_worked_on_the_judged_one_is_kept()
    {
        var assigned = Record(1, doi: "10.1/a", filled: 9) with { Work = WorkDone.Assigned };
        var judged = Record(2, doi: "10.1/a", filled: 3) with { Work = WorkDone.Judged };

        Assert.Equal(Id(2), Assert.Single(Find([assigned, judged]).Links).KeptId);
    }

    [Fact]
    public void A_link_that_stands_stays_though_a_later_import_makes_it_doubtful()
    {
        var kept = Record(1, Title, "ness", 2020, "10.1/preprint") with { Work = WorkDone.Assigned };
        var duplicate = Record(2, Title, "ness", 2020) with { StandingDuplicateOf = Id(1) };

        var link = Assert.Single(Find([kept, duplicate, Record(3, Title, "ness", 2020, "10.1/article")]).Links);

        Assert.Equal((Id(2), Id(1)), (link.DuplicateId, link.KeptId));
    }

    [Fact]
    public void Records_judged_distinct_stay_apart_also_through_a_third()
    {
        RecordFingerprint[] records = [Record(1, doi: "10.1/a"), Record(2, doi: "10.1/a"), Record(3, doi: "10.1/a")];

        Assert.Empty(Find(records, Distinct(1, 2)).Links);
        Assert.Equal(Id(3), Assert.Single(Find(records, Distinct(1, 2), Distinct(3, 2)).Links).DuplicateId);
        Assert.Equal(Id(3), Assert.Single(Find(records, Distinct(1, 2), Same(3, 2)).Links).DuplicateId);
    }

    [Fact]
    public void Undoing_one_link_leaves_the_others_of_its_cluster()
    {
        RecordFingerprint[] records =
        [
            Record(1, doi: "10.1/a") with { Work = WorkDone.Assigned },
            Record(2, doi: "10.1/a") with { StandingDuplicateOf = Id(1) },
            Record(3, doi: "10.1/a") with { StandingDuplicateOf = Id(1) },
        ];

        var link = Assert.Single(Find(records, Distinct(1, 2)).Links);

        Assert.Equal((Id(3), Id(1)), (link.DuplicateId, link.KeptId));
    }

    [Fact]
    public void Records_judged_the_same_stay_together()
    {
        var result = Find([Record(1, "one"), Record(2, "two"), Record(3, "three")], Same(1, 3));

        var link = Assert.Single(result.Links);
        Assert.Equal((Id(3), Id(1), DuplicateRule.JudgedSame), (link.DuplicateId, link.KeptId, link.Rule));
    }

    [Fact]
    public void A_judgement_that_another_one_excludes_is_reported()
    {
        var result = Find([Record(1), Record(2), Record(3)], Same(1, 2), Same(2, 3), Distinct(1, 3));

        Assert.Equal(Same(2, 3), Assert.Single(result.Contradicted));
        Assert.Equal(Id(2), Assert.Single(result.Links).DuplicateId);
    }

    [Fact]
    public void A_duplicate_joined_through_a_third_record_names_it()
    {
        var result = Find([Record(1, Title, "ness", 2020, filled: 9), Record(2, Title, "ness", 2020, "10.1/a"), Record(3, "shortertitle", doi: "10.1/a")], Same(2, 3));

        var link = Assert.Single(result.Links, link => link.DuplicateId == Id(3));
        Assert.Equal((Id(1), (Guid?)Id(2), "judged to be the same as R-000002"), (link.KeptId, link.ThroughId, link.Evidence));
    }

    [Fact]
    public void A_DOI_that_hundreds_of_publications_share_joins_none_of_them()
    {
        var records = Enumerable.Range(1, 400).Select(number => Record(number, Convert.ToHexString(SHA256.HashData([(byte)number, (byte)(number >> 8)])), doi: "10.1/s"));

        Assert.Empty(Find([.. records]).Links);
    }

    [Fact]
    public void A_record_given_twice_is_an_error() => Assert.Throws<ArgumentException>(() => Find([Record(1), Record(1)]));

    [Fact]
    public void Any_records_in_any_order_give_the_same_links_and_respect_every_judgement() => Check.QuickThrowOnFailure(Prop.ForAll(
        Cases.ToArbitrary(), sample =>
        {
            var expected = Find(sample.Records, sample.Judgements);
            var shuffled = Find([.. sample.Records.OrderBy(record => (record.Number * 7919) % 31)], [.. sample.Judgements.Reverse()]);
            var clusters = Clusters(expected);
            var duplicates = expected.Links.Select(link => link.DuplicateId).ToHashSet();
            return expected.Links.SequenceEqual(shuffled.Links)
                && sample.Judgements.Where(judgement => !judgement.AreSame).All(judgement => !clusters.Exists(cluster => cluster.Contains(judgement.First) && cluster.Contains(judgement.Second)))
                && sample.Judgements.Where(judgement => judgement.AreSame && !expected.Contradicted.Contains(judgement))
                    .All(judgement => clusters.Exists(cluster => cluster.Contains(judgement.First) && cluster.Contains(judgement.Second)))
                && expected.Links.All(link => !duplicates.Contains(link.KeptId))
                && duplicates.Count == expected.Links.Count;
        }));

    private static Gen<(RecordFingerprint[] Records, PairJudgement[] Judgements)> Cases =>
        from count in Gen.Choose(2, 12)
        from draws in Gen.ArrayOf(Gen.Choose(0, 1_000_000), count)
        from pairs in Gen.ArrayOf(Gen.Choose(0, 1_000_000))
        select (
            draws.Select((draw, index) => Record(
                index + 1, (draw % 3) switch { 0 => Title, 1 => "screeningforsepsisinnewborns", _ => "" }, (draw / 3 % 2) == 0 ? "ness" : "", 2020,
                (draw / 6 % 3) switch { 0 => "10.1/a", 1 => "10.1/b", _ => null }, page: (draw / 18 % 3) == 0 ? "7" : "", filled: draw / 54 % 3)).ToArray(),
            pairs.Select(pair => (A: 1 + (pair % count), B: 1 + (pair / count % count), Same: pair % 2 == 0)).Where(pair => pair.A < pair.B)
                .DistinctBy(pair => (pair.A, pair.B)).Select(pair => new PairJudgement(Id(pair.A), Id(pair.B), pair.Same)).ToArray());

    private static DuplicateResult Find(RecordFingerprint[] records, params PairJudgement[] judgements) => ExactDuplicates.Find(records, judgements);

    private static List<HashSet<Guid>> Clusters(DuplicateResult result) =>
        [.. result.Links.GroupBy(link => link.KeptId).Select(group => group.Select(link => link.DuplicateId).Append(group.Key).ToHashSet())];

    private static PairJudgement Same(int a, int b) => new(Id(a), Id(b), true);

    private static PairJudgement Distinct(int a, int b) => new(Id(a), Id(b), false);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static RecordFingerprint Record(
        int number, string title = "", string author = "", int? year = null, string? doi = null, string volume = "", string issue = "", string page = "", int filled = 0, int abstractLength = 0) => new()
        {
            Id = Id(number),
            Number = number,
            TitleKey = title,
            FirstAuthorKey = author,
            Year = year,
            Doi = doi,
            VolumeKey = volume,
            IssueKey = issue,
            FirstPageKey = page,
            FilledFields = filled,
            AbstractLength = abstractLength,
        };
}
