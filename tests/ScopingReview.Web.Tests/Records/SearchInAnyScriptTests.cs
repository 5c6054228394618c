using ScopingReview.Web.Data;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.FullText;
using ScopingReview.Web.Features.Records;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Records;

public sealed class SearchInAnyScriptTests(Workbench workbench) : IClassFixture<Workbench>
{
    private static readonly (string Author, string Title, string? Abstract)[] _records =
    [
        ("Åkerblom, K. B.", "Zażółć gęślą jaźń", null),
        ("Akerblom, Anna", "Zazolc gesla jazn", null),
        ("Łukasiewicz, J.", "Straße und Ærøskøbing", "Des pairs aidants dans les services de santé mentale à Besançon"),
        ("王, 小明", "精神保健服务中的同伴支持工作者", "我们采访了同伴支持工作者"),
        ("山田, 太郎", "精神科におけるピアサポートの役割", null),
        ("김, 민수", "정신건강의 동료지원", null),
        ("สมชาย, ใจดี", "การสนับสนุนจากเพื่อนในสุขภาพจิต", null),
        ("כהן, דוד", "תמיכת עמיתים בבריאות הנפש", null),
        ("محمد, أحمد", "دعم الأقران في الصحة النفسية", null),
        ("Παπαδόπουλος, Γ.", "Υποστήριξη ομοτίμων", null),
        ("Zero, Width", "Zero\u200Bwidth and soft\u00ADhyphen", null),
    ];

    [Theory]
    [InlineData("zazolc", new[] { 1, 2 })]
    [InlineData("zażółć", new[] { 1, 2 })]
    [InlineData("ZAŻÓŁĆ gesla", new[] { 1, 2 })]
    [InlineData("\"gęślą jazn\"", new[] { 1, 2 })]
    [InlineData("Akerblom", new[] { 1, 2 })]
    [InlineData("Åkerblom", new[] { 1, 2 })]
    [InlineData("A\u030Akerblom", new[] { 1, 2 })]
    [InlineData("akerblom -anna", new[] { 1 })]
    [InlineData("Lukasiewicz", new[] { 3 })]
    [InlineData("Łukasiewicz", new[] { 3 })]
    [InlineData("strasse aeroskobing", new[] { 3 })]
    [InlineData("sante Besancon", new[] { 3 })]
    [InlineData("精神", new[] { 4, 5 })]
    [InlineData("神", new[] { 4, 5 })]
    [InlineData("神精", new int[0])]
    [InlineData("精神 同伴", new[] { 4 })]
    [InlineData("精神 -同伴", new[] { 5 })]
    [InlineData("\"同伴 支持\"", new[] { 4 })]
    [InlineData("支持工作者", new[] { 4 })]
    [InlineData("王", new[] { 4 })]
    [InlineData("ピアサポート", new[] { 5 })]
    [InlineData("정신건강", new[] { 6 })]
    [InlineData("동료", new[] { 6 })]
    [InlineData("สุขภาพจิต", new[] { 7 })]
    [InlineData("תמיכת", new[] { 8 })]
    [InlineData("תְּמִיכַת", new[] { 8 })]
    [InlineData("الصحة", new[] { 9 })]
    [InlineData("الصِّحّة", new[] { 9 })]
    [InlineData("احمد", new[] { 9 })]
    [InlineData("υποστηριξη", new[] { 10 })]
    [InlineData("Παπαδοπουλος", new[] { 10 })]
    [InlineData("zerowidth softhyphen", new[] { 11 })]
    public async Task Records_are_found_with_and_without_accents_and_in_scripts_without_spaces(string search, int[] numbers)
    {
        var review = await ReviewAsync();

        var view = await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, new RecordQuery { Search = search });
        var ranked = await workbench.As<RecordsService>(review.Lead)
            .ListAsync(review.Id, new RecordQuery { Search = search, Order = RecordOrder.Relevance });

        Assert.Equal(numbers, view.Rows.Select(r => r.Number));
        Assert.Equal(numbers, ranked.Rows.Select(r => r.Number).Order());
    }

    [Fact]
    public async Task Duplicates_and_full_texts_are_searched_like_records()
    {
        var review = await ReviewAsync();
        await workbench.As<DuplicatesService>(review.Lead).JudgeAsync(review.Id, 1, 2, same: true);
        await workbench.IncludeAtTitleAbstractAsync(review, review.Lead, [.. (await RecordsAsync(review)).Select(r => r.Id)]);

        var duplicates = await workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, new DuplicatesFilter("zazolc"));
        var none = await workbench.As<DuplicatesService>(review.Lead).ListAsync(review.Id, new DuplicatesFilter("ピア\0"));
        var reports = workbench.As<FullTextListService>(review.Lead);

        Assert.Single(duplicates.Shown);
        Assert.Empty(none.Shown);
        Assert.Contains(await reports.FindAsync(review.Id, "zazol"), choice => choice.Title!.StartsWith("Za", StringComparison.Ordinal));
        Assert.Equal([4], (await reports.FindAsync(review.Id, "服务中")).Select(choice => choice.Number));
    }

    [Fact]
    public async Task The_list_of_records_is_sorted_by_author_without_regard_to_accents()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, Entry("Zorn, A.", "One") + Entry("Åkerblom, K.", "Two") + Entry("de Boer, B.", "Three")
            + Entry(null, "Four") + Entry("Bergström, C.", "Five"));

        Assert.Equal([2, 5, 3, 1, 4], await NumbersAsync(review, descending: false));
        Assert.Equal([1, 3, 5, 2, 4], await NumbersAsync(review, descending: true));
        Assert.Equal(RecordOrder.Author,
            RecordQuery.FromUrl("http://localhost" + new RecordQuery { Order = RecordOrder.Author }.ToUrl(review.Id)).Order);
    }

    [Theory]
    [InlineData("peer support", "peer support")]
    [InlineData("精神", "\"精神\" ")]
    [InlineData("peer精神support", "peer \"精神\" support")]
    [InlineData("-精神", "-\"精神\" ")]
    [InlineData("\"精神 保健\" x", "\"精神 保健\" x")]
    [InlineData("神", "神")]
    [InlineData("\"精神", "\"精神")]
    public void Letters_of_a_script_without_spaces_are_asked_for_as_a_phrase(string typed, string asked)
    => Assert.Equal(asked, SearchWords.Asked(typed));

    private static string Entry(string? author, string title, string? text = null)
        => $"TY  - JOUR\n{(author is null ? "" : $"AU  - {author}\n")}TI  - {title}\n{(text is null ? "" : $"AB  - {text}\n")}PY  - 2020\nER  - \n";

    private async Task<TestReview> ReviewAsync()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.ImportAsync(review, string.Concat(_records.Select(r => Entry(r.Author, r.Title, r.Abstract))));
        return review;
    }

    private async Task<IEnumerable<int>> NumbersAsync(TestReview review, bool descending)
        => (await workbench.As<RecordsService>(review.Lead)
            .ListAsync(review.Id, new RecordQuery { Order = RecordOrder.Author, Descending = descending })).Rows.Select(r => r.Number);

    private async Task<IReadOnlyList<RecordRow>> RecordsAsync(TestReview review)
        => (await workbench.As<RecordsService>(review.Lead).ListAsync(review.Id, new RecordQuery())).Rows;
}
