using FsCheck;
using FsCheck.Fluent;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Records;

using static ScopingReview.Domain.Tests.Deduplication.Exported;

namespace ScopingReview.Domain.Tests.Deduplication;

public sealed class DuplicateFinderPropertyTests
{
    private static readonly string[] _titles =
        [Title, Title + ": a report of many years", "Complement disfunction in the hemolytic uremic syndrome of newborns", "Reply to: "
            + Title, "Iron chelation by mouth in sickle cell disease", "Editorial"];

    private static readonly string[] _authors = ["Zipfel, P. F.; Skerka, C.", "P. Zipfel; C. Skerka", "Zipfel, P. F.", "Licht, C."];

    private sealed record Case(BibliographicRecord[] Records, PairJudgement[] Judgements);

    [Fact]
    public void Any_order_of_records_and_judgements_gives_the_same_result_on_any_number_of_cores()
    => Check.QuickThrowOnFailure(Prop.ForAll(Cases, sample =>
    {
        var records = Fingerprints(sample.Records);
        var expected = DuplicateFinder.Find(records, sample.Judgements);
        var shuffled =
            DuplicateFinder.Find([.. records.OrderBy(record => (record.Number * 7919) % 31)], [.. sample.Judgements.Reverse()],
                new DuplicateFinderOptions { Cores = 1 });
        return Said(expected) == Said(shuffled);
    }));

    [Fact]
    public void Numbers_and_ids_of_records_do_not_matter() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, sample =>
    {
        var records = sample.Records.Select((record, index) => record with { SourceRecordId = $"{index}" }).ToArray();
        var turned = records.Reverse().ToArray();
        return Partition(records) == Partition(turned);

        static string Partition(BibliographicRecord[] records) => string.Join('|', DuplicateFinder.Find(Fingerprints(records), []).Clusters
            .Select(cluster =>
                string.Join(' ', cluster.Members.Select(id => records[Number(id) - 1].SourceRecordId).Order(StringComparer.Ordinal)) + "<"
                + records[Number(cluster.KeptId) - 1].SourceRecordId)
            .Order(StringComparer.Ordinal));
    }));

    [Fact]
    public void Every_judgement_is_respected_or_reported() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, sample =>
    {
        var findings = DuplicateFinder.Find(Fingerprints(sample.Records), sample.Judgements);
        return sample.Judgements.All(judgement => judgement.AreSame
            ? AreTogether(findings, judgement.First, judgement.Second) || findings.Contradicted.Contains(judgement)
            : !AreTogether(findings, judgement.First, judgement.Second));
    }));

    [Fact]
    public void No_cluster_holds_two_records_that_contradict_each_other() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, sample =>
        DuplicateFinder.Find(Fingerprints(sample.Records), []).Clusters.All(cluster => cluster.Members.All(a => cluster.Members.All(b =>
            a == b || Compare(sample.Records[Number(a) - 1], sample.Records[Number(b) - 1])?.AreExcluded != true)))));

    [Fact]
    public void Merging_two_records_and_taking_it_back_changes_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, sample =>
    {
        var records = Fingerprints(sample.Records);
        var before = DuplicateFinder.Find(records, sample.Judgements);
        List<PairJudgement> judgements = [.. sample.Judgements, new PairJudgement(Id(1), Id(2), AreSame: true)];
        DuplicateFinder.Find(records, judgements);
        judgements.RemoveAt(judgements.Count - 1);
        return Said(before) == Said(DuplicateFinder.Find(records, judgements));
    }));

    [Fact]
    public void New_records_find_the_same_places_as_in_a_run_over_everything() => Check.QuickThrowOnFailure(Prop.ForAll(Cases, sample =>
    {
        var records = Fingerprints(sample.Records);
        var old = records.Take((records.Length / 2) + 1).ToArray();
        var first = DuplicateFinder.Find(old, []);
        var whole = DuplicateFinder.Find(records, []);
        var kept = first.Clusters.SelectMany(cluster => cluster.Members.Select(member => (member, cluster.KeptId)))
            .Where(pair => pair.member != pair.KeptId).ToDictionary();
        var known = old.Select(record => record.Id).ToHashSet();
        var oldPairsChange = known.Any(a => known.Any(b => AreTogether(first, a, b) != AreTogether(whole, a, b)));
        var second = DuplicateFinder.Find(
            [.. records.Select(
                record => record with { StandingDuplicateOf = kept.TryGetValue(record.Id, out var keptId) ? keptId : null })], [],
            new DuplicateFinderOptions { ComparedBefore = known });
        return oldPairsChange || Clusters(second) == Clusters(whole);
    }));

    private static Arbitrary<Case> Cases => (
        from count in Gen.Choose(2, 10)
        from draws in Gen.Choose(0, int.MaxValue).ArrayOf(count)
        from pairs in Gen.Choose(0, 1_000_000).ArrayOf()
        select new Case(
            [.. draws.Select(Drawn)],
            [.. pairs.Select(pair => (A: 1 + (pair % count), B: 1 + (pair / count % count), Same: pair % 2 == 0))
                .Where(pair => pair.A < pair.B)
                .DistinctBy(pair => (pair.A, pair.B)).Select(pair => new PairJudgement(Id(pair.A), Id(pair.B), pair.Same))])).ToArbitrary();

    private static BibliographicRecord Drawn(int draw)
    {
        int Below(int limit)
        {
            (draw, var rest) = (draw / limit, draw % limit);
            return rest;
        }

        return Record(
            _titles[Below(12) % 8 % _titles.Length], _authors[Below(4)], Below(6) == 0 ? 2007 : 2006, Below(4) == 0 ? null
                : "Curr Opin Rheumatol", Below(5) == 0 ? null : Below(6) == 0 ? "20" : "18",
            Below(3) == 0 ? null : "5", (Below(5)) switch { 0 => null, 1 => "600-610", 2 => "548", _ => "548-555" },
            (Below(6)) switch { 0 => "10.1/a", 1 => "10.1/b", _ => null });
    }

    private static bool AreTogether(DuplicateFindings findings, Guid a, Guid b)
        => findings.Clusters.Any(cluster => cluster.Members.Contains(a) && cluster.Members.Contains(b));

    private static string Said(DuplicateFindings findings) => string.Join('\n',
    [
        .. findings.Clusters.Select(cluster => string.Join(' ', cluster.Members)),
        .. findings.AutomaticPairs.Concat(findings.ReviewPairs)
            .Select(pair =>
                $"{pair.First} {pair.Second} {pair.Score} {pair.Decision} {pair.EvidenceInWords} {string.Join(';', pair.Reservations)}"),
        .. findings.Contradicted.Select(judgement => judgement.ToString()).Order(StringComparer.Ordinal),
    ]);
}
