using System.IO.Compression;
using System.Text;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Screening.ExternalDecisions;

namespace ScopingReview.Domain.Tests.Screening.ExternalDecisions;

public sealed class DecisionTableTests
{
    private static readonly Guid _ann = new(1, 0, 0, new byte[8]);

    [Fact]
    public async Task A_reviewer_s_own_codes_mean_nothing_until_a_person_says_what_they_stand_for()
    {
        var sheet = await SheetAsync("id,title,response\n1,Peer workers in hospital wards,1\n2,Peer workers and recovery,2\n3,A third one,2\n4,A fourth,\n");
        var table = sheet.Table!;
        var guessed = table.Guess();

        Assert.False(sheet.IsClear);
        Assert.Equal(("response", true), (table.Headers[guessed.Verdicts.Single()], guessed.IsComplete));
        Assert.Equal([("2", 2, VerdictMeaning.Unknown), ("1", 1, VerdictMeaning.Unknown)],
            table.Values(guessed).Select(value => (value.Text, value.Count, value.Meaning)));
        var unmapped = table.Read(guessed);
        Assert.Equal((0, 3, 1), (unmapped.Decisions.Count, unmapped.Refused, unmapped.Undecided));

        var mapped = table.Read(guessed with { Values = Meanings(("1", VerdictMeaning.Include), ("2", VerdictMeaning.Exclude)) });
        Assert.Equal([Verdict.Include, Verdict.Exclude, Verdict.Exclude], mapped.Decisions.Select(decision => decision.Verdict!.Value));
        Assert.Equal((3, 0, 1, 4), (mapped.Decisions.Count, mapped.Refused, mapped.Undecided, mapped.Entries));
    }

    [Fact]
    public async Task Zero_and_one_are_understood_and_one_alone_with_two_is_not()
    {
        var table = (await SheetAsync("id,decision\n1,1\n2,0\n")).Table!;

        Assert.Equal([VerdictMeaning.Exclude, VerdictMeaning.Include],
            table.Values(table.Guess()).OrderBy(value => value.Text).Select(value => value.Meaning));
    }

    [Fact]
    public async Task Several_columns_of_verdicts_are_those_of_several_reviewers()
    {
        var table = (await SheetAsync("Title,Ann B.,Ben,Year\nPeer workers in hospital wards,Include,Exclude,2019\nPeer workers and recovery,Maybe,Exclude,2018\nA third,Exclude,,2017\n")).Table!;

        var file = table.Read(table.Guess());

        Assert.Equal(["Ann B.", "Ben"], file.Reviewers);
        Assert.Equal((5, 1), (file.Decisions.Count, file.Undecided));
    }

    [Fact]
    public async Task The_records_of_an_export_can_be_said_to_be_the_included_ones()
    {
        var sheet = await SheetAsync("TY  - JOUR\nTI  - Peer workers in hospital wards\nDO  - 10.1000/one\nER  - \n\nTY  - JOUR\nTI  - Peer workers and recovery\nER  - \n");

        Assert.False(sheet.IsClear);
        var file = sheet.Table!.Read(sheet.Table.Guess() with { EveryRow = Verdict.Include });
        Assert.Equal([("10.1000/one", Verdict.Include), (null, Verdict.Include)],
            file.Decisions.Select(decision => (decision.Record.Doi, decision.Verdict!.Value)));
    }

    [Fact]
    public async Task Covidence_s_reason_is_taken_from_the_notes()
    {
        var table = (await SheetAsync("Title,Covidence #,Study,Notes,Tags\nPeer workers in hospital wards,#12,Ann 2019,Exclusion reason: Wrong population; seen twice,uk\n")).Table!;

        var decision = table.Read(table.Guess() with { EveryRow = Verdict.Exclude }).Decisions.Single();

        Assert.Equal(["Wrong population"], decision.Reasons);
        Assert.Equal(("#12", "uk"), (decision.Record.SourceRecordId, decision.Labels.Single()));
    }

    [Fact]
    public async Task EPPI_Reviewer_s_flags_are_verdicts_and_deleted_items_are_none()
    {
        var table = (await SheetAsync("ItemId,ShortTitle,Title,I/E/D/S flag\n1,A,Peer workers in hospital wards,(I)\n2,B,Peer workers and recovery,(E)\n3,C,A third one,(D)\n4,D,A fourth one,(S) Duplicate\n")).Table!;

        var file = table.Read(table.Guess());

        Assert.Equal([Verdict.Include, Verdict.Exclude], file.Decisions.Select(decision => decision.Verdict!.Value));
        Assert.Equal((0, 2), (file.Refused, file.Undecided));
    }

    [Fact]
    public async Task The_last_event_of_Rayyan_s_log_counts_and_its_ids_are_those_of_the_articles()
    {
        const string Log = """
            article_id,user_email,key,value,created_at
            11,ann@example.org,included,-1,2024-01-02 10:00:00 UTC
            11,ann@example.org,__EXR__wrong outcome,1,2024-01-02 10:00:01 UTC
            11,ann@example.org,included,1,2024-01-01 10:00:00 UTC
            12,ann@example.org,included,0,2024-01-01 10:00:00 UTC
            12,ben@example.org,included,1,2024-01-01 10:00:00 UTC
            12,ben@example.org,included,deleted,2024-01-03 10:00:00 UTC
            11,ben@example.org,uk,1,2024-01-03 10:00:00 UTC
            """;
        const string Articles = "key,title,year,notes\nrayyan-11,Peer workers in hospital wards,2019,\"RAYYAN-INCLUSION: {\"\"Ann\"\"=>\"\"Excluded\"\"}\"\nrayyan-12,Peer workers and recovery,2018,\n";

        var sheets = await DecisionSheets.ReadAsync([("articles.csv", Bytes(Articles)), ("customizations_log.csv", Bytes(Log))]);
        var file = sheets.Read(sheets.First!, null);

        Assert.Equal("customizations_log.csv", sheets.First!.Name);
        Assert.Equal(DecisionOrigin.RayyanLog, file.Origin);
        Assert.Equal([("ann@example.org", Verdict.Exclude, "Peer workers in hospital wards"),
            ("ann@example.org", Verdict.Maybe, "Peer workers and recovery"),
            ("ben@example.org", (Verdict?)null, "Peer workers in hospital wards")],
            file.Decisions.Select(decision => (decision.ReviewerName!, decision.Verdict, decision.Record.Title!)));
        Assert.Equal(["wrong outcome"], file.Decisions[0].Reasons);
        Assert.Equal(["uk"], file.Decisions[2].Labels);
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 10, 0, 0, TimeSpan.Zero), file.Decisions[0].At);
    }

    [Fact]
    public async Task Archives_are_opened_and_what_holds_no_decisions_is_named()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in new[] { ("a.csv", "id,decision\n1,include\n"), ("read me.txt", "Dear colleague,\nhello.\n") })
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        var sheets = await DecisionSheets.ReadAsync([("all.zip", archive)]);

        Assert.Equal(["a.csv"], sheets.Sheets.Where(sheet => sheet.IsClear).Select(sheet => sheet.Name));
    }

    [Theory]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-01-31 10:11:12", true)]
    [InlineData("2026-02-16 01:01:55.800000+00:00", true)]
    [InlineData("2024-01-02 10:00:00 UTC", true)]
    [InlineData("01/02/2026", false)]
    [InlineData("yesterday", false)]
    public async Task Dates_are_read_where_day_and_month_can_be_told_apart(string date, bool isRead)
    {
        var file = await DecisionFile.ReadAsync(Bytes($"id,decision,date\n1,include,{date}\n"));

        Assert.Equal(isRead, file.Decisions.Single().At is not null);
        Assert.Equal(isRead ? 0 : 1, file.Issues.Count);
        Assert.Equal(0, file.Refused);
    }

    [Fact]
    public async Task A_table_without_names_of_columns_gets_numbers_and_loses_no_row()
    {
        var table = (await SheetAsync("1,Peer workers in hospital wards,include\n2,Peer workers and recovery,exclude\n")).Table!;

        Assert.Equal(["Column 1", "Column 2", "Column 3"], table.Headers);
        Assert.Equal(2, table.Rows.Count);
        Assert.Equal(2, table.Read(new DecisionMapping { Title = 1, Verdicts = [2] }).Decisions.Count);
    }

    [Fact]
    public void What_a_person_chose_counts_and_ambiguous_titles_are_listed_with_all_that_fit()
    {
        Guid[] records = [.. Enumerable.Range(1, 3).Select(i => new Guid(0, (short)i, 0, new byte[8]))];
        var matcher = new RecordMatcher(
        [
            new KnownRecord(records[0], 1, null, null, null, "Peer workers and recovery", 2018),
            new KnownRecord(records[1], 2, null, null, null, "Peer workers and recovery.", 2020),
            new KnownRecord(records[2], 3, null, null, null, "Lived experience in the commissioning of services", 2020),
        ]);
        ImportedRecordKey ambiguous = new() { Title = "Peer Workers and Recovery" },
            misprinted = new() { Title = "Lived experience in the comissioning of service" };
        ImportedDecision[] decisions = [Decision(ambiguous, Verdict.Include), Decision(misprinted, Verdict.Exclude)];

        var before = ExternalDecisionMatches.Of(decisions, Choices(), matcher, []);
        Assert.Equal([2, 0], before.Unmatched.Select(unmatched => unmatched.Candidates.Count));
        Assert.Equal([records[2]], matcher.Nearest(misprinted));

        var after = ExternalDecisionMatches.Of(decisions,
            Choices() with { Records = new Dictionary<ImportedRecordKey, Guid> { [ambiguous] = records[1], [misprinted] = Guid.Empty } },
                matcher, []);
        Assert.Equal([records[1]], after.New.Select(decision => decision.RecordId));
        Assert.Equal((1, 0, 2), (after.LeftOut, after.Unmatched.Count, after.Total));
    }

    [Fact]
    public void Of_contradicting_rows_the_later_date_counts_and_all_are_in_the_sum()
    {
        var record = new Guid(0, 1, 0, new byte[8]);
        var matcher = new RecordMatcher([new KnownRecord(record, 1, "a", null, null, null, null),
            new KnownRecord(record, 2, "b", null, null, null, null)]);
        ImportedRecordKey first = new() { SourceRecordId = "a" }, twin = new() { SourceRecordId = "b" };
        ImportedDecision[] decisions =
        [
            Decision(first, Verdict.Include) with { At = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) },
            Decision(first, Verdict.Exclude) with { At = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            Decision(twin, Verdict.Include),
        ];

        var matches = ExternalDecisionMatches.Of(decisions, Choices(), matcher, []);

        Assert.Equal((Verdict.Include, 1, 3), (matches.New.Single().Verdict, matches.New.Count, matches.Total));
        Assert.Equal([(OvertakenBecause.Contradicted, false), (OvertakenBecause.Repeated, true)],
            matches.Overtaken.Select(overtaken => (overtaken.Because, overtaken.IsOfDuplicate)));
    }

    [Fact]
    public void Where_the_file_holds_the_included_ones_alone_the_others_of_the_stage_are_excluded()
    {
        Guid[] records = [.. Enumerable.Range(1, 4).Select(i => new Guid(0, (short)i, 0, new byte[8]))];
        var matcher = new RecordMatcher(records.Select((record, i) => new KnownRecord(record, i + 1, null, null, null, null, null)));
        StandingDecision[] standing = [new(records[3], ScreeningStage.TitleAbstract, _ann, Verdict.Maybe)];

        var matches = ExternalDecisionMatches.Of([Decision(new ImportedRecordKey { RecordNumber = 2 }, Verdict.Include)],
            Choices() with { ExcludeOthers = true }, matcher, standing, _ => records);

        Assert.Equal([records[0], records[2]], matches.Others.Select(other => other.RecordId));
        Assert.Equal((1, 3), (matches.Total, matches.ToStore(Choices()).Count));
    }

    private static ImportedDecision Decision(ImportedRecordKey record, Verdict verdict) => new() { Record = record, Verdict = verdict };

    private static DecisionImportChoices Choices() => new()
    {
        People = new Dictionary<string, DecisionImportReviewer>(StringComparer.Ordinal) { [""] = new(_ann) },
    };

    private static Dictionary<string, VerdictMeaning> Meanings(params (string Value, VerdictMeaning Meaning)[] meanings)
        => meanings.ToDictionary(meaning => meaning.Value, meaning => meaning.Meaning, StringComparer.OrdinalIgnoreCase);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<DecisionSheet> SheetAsync(string text)
        => Assert.Single((await DecisionSheets.ReadAsync([("file", Bytes(text))])).Sheets);
}
