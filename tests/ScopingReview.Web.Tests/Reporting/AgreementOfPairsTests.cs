using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Reporting;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Reporting;

/// <summary>Agreement of all reviewers together and of every pair: each figure is the length of the list that it opens.</summary>
public sealed class AgreementOfPairsTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task Every_figure_is_as_large_as_its_list_and_the_pairs_add_up_to_all()
    {
        var made = await ReadByThreeAsync();
        var all = (await AgreementAsync(made)).Titles!;

        Assert.Equal([(made.First, made.Second, 8), (made.Second, made.First, 3)],
            all.Pairs.Select(pair => (pair.Pair.First, pair.Pair.Second, pair.Records)));
        Assert.Equal([(3L, 1L, 2L, 5L)], Tables(all));
        List<StageAgreement> pairs = [];
        foreach (var pair in all.Pairs)
            pairs.Add((await AgreementAsync(made, pair.Pair)).Titles!);
        Assert.Equal([(2L, 1L, 2L, 3L), (1L, 0L, 0L, 2L)], Tables([.. pairs]));
        Assert.Equal((2, 4), (all.ToCome, all.Remainder.OutsideDraw));
        Assert.Equal([1, 1], pairs.Select(pair => pair.ToCome));
        Assert.All(pairs, pair => Assert.Empty(pair.Missed)); // of the whole stage alone
        foreach (var agreement in pairs.Prepend(all))
        {
            foreach (var (key, set) in agreement.Sets)
            {
                var list = await made.ListAsync(ReportSetKeys.OfAgreement(agreement.Stage, agreement.PairKey, key));
                Assert.Equal((set.Ids.Count, set.Title), (list.Hits, list.SetTitle));
                Assert.Equal(set.Ids.Order(), list.Rows.Select(row => row.Id).Order());
            }
            AssertFigures(agreement);
        }
    }

    [Fact]
    public async Task Records_of_a_pilot_round_count_nowhere_and_records_of_three_readers_stand_apart()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 4);
        made.ReadTitle(records[0], Verdict.Include, Verdict.Include);
        made.ReadTitle(records[1], Verdict.Exclude);
        made.Vote(ScreeningStage.TitleAbstract, records[1], made.Second, Verdict.Include, ReviewerPosition.Pilot);
        made.ReadTitle(records[2], Verdict.Exclude, Verdict.Exclude);
        made.Vote(ScreeningStage.TitleAbstract, records[2], made.Review.Lead, Verdict.Include, ReviewerPosition.Second);
        made.ReadTitle(records[3], Verdict.Exclude, Verdict.Exclude);
        await made.SaveAsync();

        var titles = (await AgreementAsync(made)).Titles!;

        Assert.Equal([(1L, 0L, 0L, 1L)], Tables(titles));
        Assert.Equal((0, 1), (titles.Sets[AgreementSet.OutsideDraw].Ids.Count, titles.Sets[AgreementSet.ReadBySeveral].Ids.Count));
        var several = Assert.Single(titles.Several);
        Assert.Equal((1, 3, 0), (several.Total, several.Raters, several.Unanimous));
        Assert.Equal(1, (await made.ListAsync(ReportSetKeys.OfAgreement(titles.Stage, titles.PairKey, AgreementSet.ReadBySeveral))).Hits);
    }

    [Fact]
    public async Task Lists_open_for_those_alone_who_may_know_the_votes_on_all_of_their_records()
    {
        var made = await MadeReview.StartAsync(workbench);
        var third = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Reviewer);
        var observer = await workbench.AddMemberAsync(made.Review.Id, ReviewRole.Observer);
        var records = await made.SourceAsync(InformationSourceKind.Database, 4);
        made.ReadTitle(records[0], Verdict.Include, Verdict.Include);
        made.ReadTitle(records[1], Verdict.Exclude, Verdict.Include);
        made.Vote(ScreeningStage.TitleAbstract, records[2], third, Verdict.Exclude, ReviewerPosition.First);
        made.Vote(ScreeningStage.TitleAbstract, records[2], made.Second, Verdict.Exclude, ReviewerPosition.Second);
        await made.SaveAsync();
        var (n, disagreed) = (Cell("any", "any"), Cell("Exclude", "Include"));

        Assert.Equal([3, 1], await SeenAsync(made, made.Review.Lead, null, n, disagreed));
        Assert.Equal([3, 1], await SeenAsync(made, made.Second, null, n, disagreed)); // they read all of them
        Assert.Equal([0, 1], await SeenAsync(made, made.First, null, n, disagreed)); // one of the three is not theirs
        Assert.Equal([2, 1], await SeenAsync(made, made.First, new(made.First, made.Second), n, disagreed));
        Assert.Equal([0, 0], await SeenAsync(made, third, new(made.First, made.Second), n, disagreed));
        Assert.Equal([0, 0], await SeenAsync(made, observer, null, n, disagreed));
        Assert.EndsWith(AgreementSet.WhyClosed,
            (await made.ListAsync(ReportSetKeys.OfAgreement(ScreeningStage.TitleAbstract, ReportSetKeys.AllPairs, n), observer)).SetTitle,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_long_as_one_of_her_records_waits_for_anybody_a_reviewer_gets_neither_pairs_nor_lists()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 3);
        made.ReadTitle(records[0], Verdict.Include, Verdict.Include);
        made.ReadTitle(records[1], null, Verdict.Include);
        await made.SaveAsync();
        var pair = new ReviewerPair(made.First, made.Second);
        var ofLead = (await AgreementAsync(made, pair)).Titles!;
        Assert.Equal(pair, ofLead.Pair!.Pair);

        var second = (await AgreementAsync(made, pair, made.Second)).Titles!; // has voted, but the first reviewer has not
        Assert.Equal((null, 0), (second.Pair, second.Pairs.Count));
        Assert.All(second.Sets.Values.Where(set => set.Ids.Count > 0), set => Assert.False(set.IsOpen));
        foreach (var key in ofLead.Sets.Keys)
        {
            Assert.Equal(0, (await made.ListAsync(ReportSetKeys.OfAgreement(second.Stage, second.PairKey, key), made.Second)).Hits);
            Assert.True((await made.ListAsync(ReportSetKeys.OfAgreement(ofLead.Stage, ofLead.PairKey, key), made.Second)).UnknownSet);
            Assert.Equal(0, (await made.ListAsync(ReportSetKeys.OfAgreement(ofLead.Stage, ofLead.PairKey, key), made.First)).Hits);
        }
    }

    [Theory]
    [InlineData("agreement/title-abstract/all/nothing")]
    [InlineData("agreement/title-abstract/all")]
    [InlineData("agreement/abstract/all/any.any")]
    [InlineData("agreement/title-abstract/somebody/any.any")]
    [InlineData("agreement/title-abstract/00000000000000000000000000000001.00000000000000000000000000000002/any.any")]
    public async Task A_list_that_there_is_not_is_none(string key)
    {
        var made = await MadeReview.StartAsync(workbench);
        Assert.True((await made.ListAsync(key)).UnknownSet);
    }

    [Fact]
    public async Task The_file_has_all_together_and_every_pair_with_errors_and_intervals()
    {
        var made = await ReadByThreeAsync();
        using var client = await workbench.ClientAsync(made.Review.Lead);

        var lines = (await client.GetStringAsync(new Uri($"/api/reviews/{made.Review.Id}/report/agreement", UriKind.Relative))).Split(
            "\r\n");

        Assert.Equal(3, lines.Count(line => line.StartsWith("\"Title and abstract, ", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.StartsWith("\"Full text, all reviewers together\"", StringComparison.Ordinal));
        // 3/1/2/5: po = 8/11, pe = (4·5 + 7·6)/121, κ = 26/59; its error computed apart from this code.
        var kappa = Assert.Single(lines, line => line.StartsWith("Cohen’s κ (95 % CI),0.440678,", StringComparison.Ordinal)).Split(',');
        Assert.Equal(["0.440678", "0.269231", "-0.087004", "0.968360", ""], kappa[1..]);
        Assert.Contains("Percent agreement,72.727273,,,,", lines);
        Assert.Contains("Cohen’s κ (95 % CI),not estimable,,,,", lines);
    }

    /// <summary>First × second reviewer on eight records, the other way round on three, some read once, two with a vote to come.</summary>
    private async Task<MadeReview> ReadByThreeAsync()
    {
        var made = await MadeReview.StartAsync(workbench);
        var records = await made.SourceAsync(InformationSourceKind.Database, 17);
        (Verdict First, Verdict Second)[] pairs =
        [
            (Verdict.Include, Verdict.Include), (Verdict.Include, Verdict.Include), (Verdict.Include, Verdict.Exclude),
            (Verdict.Exclude, Verdict.Include),
            (Verdict.Exclude, Verdict.Include), (Verdict.Exclude, Verdict.Exclude), (Verdict.Exclude, Verdict.Exclude),
            (Verdict.Exclude, Verdict.Exclude),
        ];
        foreach (var (i, pair) in pairs.Index())
            made.ReadTitle(records[i], pair.First, pair.Second);
        made.Rule(ScreeningStage.TitleAbstract, records[3], Verdict.Include); // the first reviewer would have lost it
        foreach (var (i, verdict) in new[] { Verdict.Include, Verdict.Exclude, Verdict.Exclude }.Index())
        {
            made.Vote(ScreeningStage.TitleAbstract, records[8 + i], made.Second, verdict, ReviewerPosition.First);
            made.Vote(ScreeningStage.TitleAbstract, records[8 + i], made.First, verdict, ReviewerPosition.Second);
        }
        foreach (var record in records.Skip(11).Take(3))
            made.ReadTitle(record, Verdict.Exclude);
        made.Vote(ScreeningStage.TitleAbstract, records[14], made.Second, Verdict.Exclude, ReviewerPosition.First);
        made.ReadTitle(records[15], Verdict.Exclude, twice: true);
        made.Vote(ScreeningStage.TitleAbstract, records[16], made.Second, Verdict.Exclude, ReviewerPosition.First);
        made.Vote(ScreeningStage.TitleAbstract, records[16], made.First, null, ReviewerPosition.Second);
        return await made.SaveAsync();
    }

    private Task<AgreementView> AgreementAsync(MadeReview made, ReviewerPair? pair = null, Guid? asUser = null)
        => workbench.As<ReportService>(asUser ?? made.Review.Lead).GetAgreementAsync(made.Review.Id, pair);

    /// <summary>How long the lists are that a member sees behind the figures.</summary>
    private async Task<List<int>> SeenAsync(MadeReview made, Guid member, ReviewerPair? pair, params string[] keys)
    {
        var agreement = (await AgreementAsync(made, pair, member)).Titles!;
        List<int> seen = [];
        foreach (var key in keys)
        {
            var hits = (await made.ListAsync(ReportSetKeys.OfAgreement(agreement.Stage, agreement.PairKey, key), member)).Hits;
            Assert.Equal(agreement.Sets[key].IsOpen ? agreement.Sets[key].Ids.Count : 0, hits);
            seen.Add(hits);
        }
        return seen;
    }

    private static void AssertFigures(StageAgreement agreement)
    {
        var table = agreement.Statistics.Table;
        var sizes = agreement.Sets.ToDictionary(set => set.Key, set => (long)set.Value.Ids.Count, StringComparer.Ordinal);
        for (var i = 0; i < table.Categories; i++)
        {
            Assert.Equal(table.RowTotal(i), sizes[Cell(agreement.Categories[i], "any")]);
            Assert.Equal(table.ColumnTotal(i), sizes[Cell("any", agreement.Categories[i])]);
            for (var j = 0; j < table.Categories; j++)
                Assert.Equal(table[i, j], sizes[Cell(agreement.Categories[i], agreement.Categories[j])]);
        }
        Assert.Equal((table.Total, table.Agreed), (sizes[Cell("any", "any")], sizes[AgreementSet.Agreed]));
    }

    private static string Cell(string first, string second) => AgreementSet.Cell(first, second);

    private static IEnumerable<(long, long, long, long)> Tables(params StageAgreement[] agreements)
        => agreements.Select(a => a.Statistics.Table).Select(table => (table[0, 0], table[0, 1], table[1, 0], table[1, 1]));
}
