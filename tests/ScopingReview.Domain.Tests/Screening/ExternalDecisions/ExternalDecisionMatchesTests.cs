using System.Text;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Screening.ExternalDecisions;

namespace ScopingReview.Domain.Tests.Screening.ExternalDecisions;

public sealed class ExternalDecisionMatchesTests
{
    private static readonly Guid _ann = new(1, 0, 0, new byte[8]);
    private static readonly Guid _bea = new(2, 0, 0, new byte[8]);
    private static readonly Guid[] _records = [.. Enumerable.Range(1, 6).Select(i => new Guid(0, (short)i, 0, new byte[8]))];

    private static readonly RecordMatcher _matcher = new(
    [
        new KnownRecord(_records[0], 1, "rayyan-11", "10.1000/one", "111111", "Peer workers in hospital wards", 2019),
        new KnownRecord(_records[1], 2, "rayyan-12", null, null, "Peer workers and recovery", 2018),
        new KnownRecord(_records[2], 3, "7", null, null, "Peer workers and recovery", 2020),
        new KnownRecord(_records[3], 4, "8", "10.1000/shared", null, "A supplement's first paper on peers", 2021),
        new KnownRecord(_records[4], 5, "9", "10.1000/shared", null, "A supplement's second paper on peers", 2021),
        // A duplicate leads to the record kept.
        new KnownRecord(_records[0], 6, "10", "10.1000/one-again", null, "Peer workers in hospital wards.", 2019),
    ]);

    [Theory]
    [InlineData("record", "R-000003", 3, "number")]
    [InlineData("doi", "10.1000/ONE", 1, "DOI")]
    [InlineData("doi", "https://doi.org/10.1000/one-again", 1, "DOI")]
    [InlineData("pmid", "111111", 1, "PubMed id")]
    [InlineData("title", "Peer Workers in Hospital Wards", 1, "title")]
    [InlineData("record", "rayyan-12", 2, "id in the export")]
    [InlineData("record", "12", 2, "id in the export")]
    [InlineData("title", "P\u00e9er <i>workers</i>: in hospital wards [corrected]", 1, "title")]
    public async Task A_record_is_found_by_whatever_its_export_gives(string column, string value, int record, string why)
    {
        var file = await ReadAsync($"{column},reviewer,verdict\n{value},Ann,include\n");
        var match = _matcher.Find(file.Decisions.Single().Record);

        Assert.Equal((_records[record - 1], why), (match.RecordId, match.Why));
    }

    [Theory]
    [InlineData("record", "R-000001", "The record was removed before screening.")]
    [InlineData("doi", "10.1000/one-again", "The record was removed before screening.")]
    [InlineData("title", "Something else entirely", "No record of the review has this id, DOI or title.")]
    public async Task A_record_that_was_removed_before_screening_matches_nothing_and_says_so(string column, string value, string why)
    {
        var matcher = new RecordMatcher(
            [new KnownRecord(_records[0], 1, null, "10.1000/one", null, null, null),
                new KnownRecord(_records[0], 6, null, "10.1000/one-again", null, null, null)], new HashSet<Guid> { _records[0] });
        var file = await ReadAsync($"{column},reviewer,verdict\n{value},Ann,include\n");

        var match = matcher.Find(file.Decisions.Single().Record);
        Assert.Equal((null, why), (match.RecordId, match.Why));
    }

    [Theory]
    [InlineData("doi,title", "10.1000/shared,A supplement's second paper on peers", 5)]
    [InlineData("title,year", "Peer workers and recovery,2020", 3)]
    [InlineData("title,year", "Peer workers and recovery,2011", null)]
    [InlineData("doi", "10.1000/shared", null)]
    [InlineData("record", "R-000099", null)]
    [InlineData("title", "Something else entirely", null)]
    public async Task What_fits_several_records_is_narrowed_or_left_to_a_person(string columns, string values, int? record)
    {
        var file = await ReadAsync($"{columns},reviewer,verdict\n{values},Ann,include\n");
        var match = _matcher.Find(file.Decisions.Single().Record);

        Assert.Equal(record is { } number ? _records[number - 1] : null, match.RecordId);
        Assert.True(record is not null || match.Why.EndsWith('.'));
    }

    [Fact]
    public async Task Every_decision_of_the_file_is_in_one_list_and_they_add_up()
    {
        var file = await ReadAsync(
            """
            record,reviewer,stage,verdict,reason
            R-000001,Ann,title,exclude,
            R-000001,Ann,abstract,include,
            R-000002,Ann,abstract,maybe,
            R-000003,Ann,abstract,exclude,
            R-000004,Bea,full text,exclude,Wrong population; Wrong design
            R-000005,Bea,full text,include,
            R-000099,Ann,abstract,include,
            R-000002,Nobody,abstract,include,
            """);
        StandingDecision[] standing =
        [
            new(_records[1], ScreeningStage.TitleAbstract, _ann, Verdict.Maybe),
            new(_records[2], ScreeningStage.TitleAbstract, _ann, Verdict.Include),
            new(_records[0], ScreeningStage.TitleAbstract, _bea, Verdict.Exclude),
        ];
        var takeOver =
            ExternalDecisionMatches.Of(file.Decisions,
                Choices(("Ann", new DecisionImportReviewer(_ann)), ("Bea", new DecisionImportReviewer(_bea))), _matcher, standing);

        Assert.Equal(8, takeOver.Total);
        Assert.Equal([(_records[0], Verdict.Include), (_records[3], Verdict.Exclude), (_records[4], Verdict.Include)],
            takeOver.New.Select(d => (d.RecordId, d.Verdict)));
        Assert.Equal([_records[1]], takeOver.Same.Select(d => d.RecordId));
        Assert.Equal([(_records[2], Verdict.Exclude, (Verdict?)Verdict.Include)],
            takeOver.Different.Select(d => (d.RecordId, d.Verdict, d.Standing)));
        Assert.Equal((1, 1, 1), (takeOver.Unmatched.Count, takeOver.Overtaken.Count, takeOver.LeftOut));
        Assert.Equal(["Wrong population", "Wrong design"], takeOver.New[1].Decision.Reasons);
        Assert.Equal(4, takeOver.ToStore(Choices() with { ReplaceDifferent = true }).Count);
    }

    [Fact]
    public async Task The_verdict_on_the_abstract_counts_whichever_stands_first()
    {
        foreach (var rows in new[] { "1,abstract,include\n1,title,exclude\n", "1,title,exclude\n1,abstract,include\n" })
        {
            var file = await ReadAsync("record,stage,verdict\n" + rows.Replace("1,", "R-000001,", StringComparison.Ordinal));
            Assert.Equal(Verdict.Include,
                ExternalDecisionMatches.Of(file.Decisions, Choices(("", new DecisionImportReviewer(_ann))), _matcher,
                    []).New.Single().Verdict);
        }
    }

    [Fact]
    public async Task Rayyan_and_ASReview_say_it_in_the_notes_of_their_exports()
    {
        var rayyan = await ReadAsync(
            """
            TY  - JOUR
            TI  - Peer workers in hospital wards
            PY  - 2019
            N1  - RAYYAN-INCLUSION: {"Ann"=>"Included", "Bea"=>"Excluded"} | RAYYAN-LABELS: uk,qualitative | RAYYAN-EXCLUSION-REASONS: wrong outcome
            ER  -

            TY  - JOUR
            TI  - Peer workers and recovery
            PY  - 2018
            ER  -
            """);
        Assert.Equal((DecisionOrigin.Rayyan, 2, true), (rayyan.Origin, rayyan.Entries, rayyan.LacksStage));
        Assert.Equal(["Ann", "Bea"], rayyan.Reviewers);

        var asReview =
            await ReadAsync(
                "TY  - JOUR\nTI  - Peer workers in hospital wards\nN1  - ASReview_relevant\nER  - \n\nTY  - JOUR\nTI  - Peer workers and recovery\nN1  - ASReview_not_seen\nER  - \n");
        Assert.Equal(DecisionOrigin.AsReview, asReview.Origin);
        Assert.Equal([""], asReview.Reviewers);
        Assert.Equal(1,
            ExternalDecisionMatches.Of(asReview.Decisions, Choices(("", new DecisionImportReviewer(_ann))), _matcher, []).Total);
    }

    [Theory]
    [InlineData("TY  - JOUR\nTI  - Peer workers in hospital wards\nER  - \n")]
    [InlineData("Dear colleague,\nhere are my decisions.\n")]
    [InlineData("")]
    public async Task A_file_without_decisions_has_no_origin(string text) => Assert.Null((await ReadAsync(text)).Origin);

    [Fact]
    public async Task Who_settled_conflicts_gives_rulings_and_a_maybe_is_none()
    {
        var file = await ReadAsync("record,reviewer,stage,verdict\nR-000001,Lead,fulltext,exclude\nR-000002,Lead,fulltext,maybe\n");
        var takeOver = ExternalDecisionMatches.Of(file.Decisions, Choices(("Lead", DecisionImportReviewer.AsRulings)), _matcher, []);

        Assert.Equal([(Guid?)null], takeOver.New.Select(d => d.ReviewerId));
        Assert.Equal(1, takeOver.LeftOut);
    }

    private static DecisionImportChoices Choices(params (string Name, DecisionImportReviewer Person)[] people)
        => new() { People = people.ToDictionary(p => p.Name, p => p.Person, StringComparer.Ordinal) };

    private static async Task<DecisionFile> ReadAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await DecisionFile.ReadAsync(stream);
    }
}
