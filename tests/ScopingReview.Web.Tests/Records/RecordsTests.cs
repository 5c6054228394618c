using ScopingReview.Domain.Records;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

using static ScopingReview.Web.Tests.Support.ImportHelper;

namespace ScopingReview.Web.Tests.Records;

public sealed class RecordsTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Theory]
    [InlineData("tokenism", new[] { 1 })]
    [InlineData("services", new[] { 1, 2 })]
    [InlineData("\"mental health services\"", new[] { 2 })]
    [InlineData("service -tokenism", new[] { 2 })]
    [InlineData("tokenism or bridging", new[] { 1, 2 })]
    [InlineData("åkerblom bridges", new[] { 2 })]
    [InlineData("williams tokenism", new[] { 1 })]
    [InlineData("Do", new[] { 3 })]
    [InlineData("R-000002", new[] { 2 })]
    [InlineData(" r-2 ", new[] { 2 })]
    [InlineData("https://doi.org/10.1000/XYZ", new[] { 3 })]
    [InlineData("31415926", new[] { 2 })]
    [InlineData("'; drop table records; --", new int[0])]
    [InlineData("\0\\ & | ! <-> (", new int[0])]
    [InlineData("  ", new[] { 1, 2, 3 })]
    public async Task Records_are_found_by_words_authors_and_numbers(string search, int[] numbers)
    {
        var review = await ReviewAsync();

        var view = await ListAsync(review, new RecordQuery { Search = search });

        Assert.Equal(numbers, view.Rows.Select(r => r.Number));
        Assert.Equal(numbers.Length, view.Hits);
    }

    [Fact]
    public async Task Filters_narrow_and_orders_order()
    {
        var review = await ReviewAsync();
        await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 3, same: true);

        // The third says most about itself, so it is the one kept.
        Assert.Equal([2, 3], await NumbersAsync(review, new()));
        Assert.Equal([1, 2, 3], await NumbersAsync(review, new() { Duplicates = DuplicatesShown.Shown }));
        Assert.Equal([1], await NumbersAsync(review, new() { Duplicates = DuplicatesShown.Only }));
        Assert.Equal([2], await NumbersAsync(review, new() { FromYear = 2016, ToYear = 2021 }));
        Assert.Equal([2], await NumbersAsync(review, new() { HasAbstract = true }));
        Assert.Equal([3, 2, 1],
            await NumbersAsync(review, new() { Duplicates = DuplicatesShown.Shown, Order = RecordOrder.Year, Descending = true }));
        Assert.Equal([2, 3, 1], await NumbersAsync(review, new() { Duplicates = DuplicatesShown.Shown, Order = RecordOrder.Title }));
        Assert.Equal([2], await NumbersAsync(review, new() { Search = "mental", Order = RecordOrder.Relevance }));
        Assert.Equal(["PubMed"], (await ListAsync(review, new())).Rows[0].Sources);
        Assert.Equal(3, (await ListAsync(review, new() { Duplicates = DuplicatesShown.Only })).Rows[0].DuplicateOf);
    }

    [Fact]
    public async Task A_record_is_found_in_the_sources_of_its_twins_too()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Ris(1, "10.1000/a"));
        var scopus = (await workbench.ImportAsync(review, Ris(1, "10.1000/a") + Ris(2), source: "Scopus")).Outcome!.SourceId;

        var view = await ListAsync(review, new RecordQuery { SourceId = scopus });

        Assert.Equal([1, 3], view.Rows.Select(r => r.Number));
        Assert.Equal(["PubMed", "Scopus"], view.Rows[0].Sources);
        Assert.Equal([2, 3], await NumbersAsync(review, new() { Set = RecordSets.OfSource(scopus) }));
    }

    [Fact]
    public async Task Sets_open_the_records_behind_a_number()
    {
        var review = await workbench.AddReviewAsync();
        var databases = await workbench.AddRecordsAsync(review, 4);
        var citations = await workbench.AddRecordsAsync(review, 1, InformationSourceKind.CitationSearching);
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Lead, databases.Take(3).Select(r => r.Id));
        await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 4, same: true);
        await workbench.DecideAsync(review, ScreeningStage.TitleAbstract, review.Lead, databases[0].Id, Verdict.Include);
        await workbench.DecideAsync(review, ScreeningStage.TitleAbstract, review.Lead, databases[1].Id, Verdict.Exclude);

        Assert.Equal([4], await SetAsync("duplicates"));
        Assert.Equal([1, 2, 3, 5], await SetAsync("unique"));
        Assert.Equal([1], await SetAsync("title-abstract/included"));
        Assert.Equal([2], await SetAsync("title-abstract/excluded"));
        Assert.Equal([3], await SetAsync("title-abstract/pending"));
        Assert.Empty(await SetAsync("title-abstract/needs-resolution"));
        Assert.Equal([1, 5], await SetAsync("sought"));
        Assert.Equal([1, 5], await SetAsync("full-text/pending"));
        Assert.Empty(await SetAsync("not-retrieved"));
        Assert.Empty(await SetAsync("included"));
        Assert.Equal([5], await SetAsync(RecordSets.OfImport(citations[0].ImportId)));
        var row = (await ListAsync(review, new() { Set = "sought" })).Rows[1];
        Assert.Equal((null, ScreeningStatus.Pending), (row.TitleAbstract, row.FullText));

        Task<IEnumerable<int>> SetAsync(string key) => NumbersAsync(review, new() { Set = key });
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("source/nonsense")]
    [InlineData("source/01900000-0000-7000-8000-000000000000")]
    [InlineData("title-abstract/nonsense")]
    public async Task An_unknown_set_is_said_to_be_unknown(string key)
        => Assert.True((await ListAsync(await workbench.AddReviewAsync(), new() { Set = key })).UnknownSet);

    [Fact]
    public async Task A_set_of_another_review_is_unknown()
    {
        var other = (await workbench.ImportAsync(await workbench.AddReviewAsync(), Ris(1))).Outcome!;

        Assert.True((await ListAsync(await workbench.AddReviewAsync(), new() { Set = RecordSets.OfSource(other.SourceId) })).UnknownSet);
        Assert.True((await ListAsync(await workbench.AddReviewAsync(), new() { Set = RecordSets.OfImport(other.ImportId) })).UnknownSet);
    }

    [Fact]
    public void A_query_survives_its_address()
    {
        var review = Guid.CreateVersion7();
        RecordQuery[] queries =
        [
            new(),
            new()
            {
                Set = "title-abstract/included", Search = "a & b \"c\"", SourceId = review, FromYear = 1999, ToYear = 2024,
                TitleAbstract = ScreeningStatus.NeedsResolution,
                FullText = ScreeningStatus.Pending, Duplicates = DuplicatesShown.Only, HasAbstract = false, Order = RecordOrder.Title,
                Descending = true, Page = 7,
            },
            new() { Order = RecordOrder.Number, Descending = true },
        ];

        Assert.All(queries, query => Assert.Equal(query, RecordQuery.FromUrl("http://localhost" + query.ToUrl(review))));
        Assert.Equal(new RecordQuery(),
            RecordQuery.FromUrl("http://localhost/x?page=0&from=x&ta=7&duplicates=9&sort=-nothing&source=1&q=%20"));
    }

    [Fact]
    public async Task The_page_of_a_record_holds_all_that_was_imported_its_origins_and_twins()
    {
        var review = await workbench.AddReviewAsync();
        const string entry = "TY  - JOUR\nAU  - Ness, Ottar\nTI  - Peers\nPY  - 2022\nDO  - 10.1000/z\nZZ  - unheard of\nER  - \n";
        await workbench.ImportAsync(review, entry.Replace("ER  - ", "VL  - 7\nER  - ", StringComparison.Ordinal));
        await workbench.ImportAsync(review, entry.Replace("ZZ", "LA  - en\nAB  - Scopus tells more.\nZZ", StringComparison.Ordinal)
            .Replace("AU  - Ness, Ottar\n", "", StringComparison.Ordinal).Replace("PY  - 2022\n", "", StringComparison.Ordinal),
            source: "Scopus");
        await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: true);

        var details = (await workbench.As<RecordService>(review.Reviewers[0]).GetAsync(review.Id, 2))!;

        Assert.Contains("ZZ  - unheard of", details.Record.RawText, StringComparison.Ordinal);
        Assert.Equal((1, 1, (int?)null), (details.DuplicateOf, details.Previous, details.Next));
        Assert.Equal(["PubMed", "Scopus"], details.FoundIn.Select(f => f.Source));
        Assert.Equal((1, true, "judged to be the same"), (details.Twins[0].Number, details.Twins[0].IsKept, details.Twins[0].Evidence));
        Assert.Null(details.OpenUrl);
        var kept = (await workbench.As<RecordService>(review.Reviewers[0]).GetAsync(review.Id, 1))!;
        Assert.Equal([("Language", 2, "Scopus"), ("Abstract", 2, "Scopus")],
            kept.FromTwins.Select(f => (f.Field.Name, f.Number, f.Source)));
    }

    private async Task<TestReview> ReviewAsync()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review,
            "TY  - JOUR\nAU  - Williams, A.\nTI  - Tokenism in services\nPY  - 2015\nER  - \n"
            + "TY  - JOUR\nAU  - Åkerblom, K. B.\nTI  - Bridging roles of peer workers\nAB  - Mental health services change.\nPY  - 2020\nAN  - 31415926\nDB  - PubMed\nER  - \n"
            + "TY  - JOUR\nAU  - Do, T.\nTI  - Lived experience\nPY  - 2022\nDO  - 10.1000/xyz\nER  - \n");
        return review;
    }

    private Task<RecordsView> ListAsync(TestReview review, RecordQuery query)
        => workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, query);

    private async Task<IEnumerable<int>> NumbersAsync(TestReview review, RecordQuery query)
        => (await ListAsync(review, query)).Rows.Select(r => r.Number);
}
