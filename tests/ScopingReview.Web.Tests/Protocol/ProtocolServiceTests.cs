using ScopingReview.Domain.Reporting;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Protocol;

public sealed class ProtocolServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task What_is_written_anew_supersedes_what_stood_there_and_nothing_is_lost()
    {
        var review = await workbench.AddReviewAsync();
        var protocol = workbench.As<ProtocolService>(review.Lead);

        Assert.True((await protocol.SaveAsync(review.Id, ProtocolItem.Funding, " A foundation. ", null)).Succeeded);
        Assert.True((await protocol.SaveAsync(review.Id, ProtocolItem.Funding, "Nobody.", "A foundation.")).Succeeded);
        Assert.True((await protocol.SaveAsync(review.Id, ProtocolItem.Funding, "Nobody.", "Nobody.")).Succeeded);

        Assert.Equal("Nobody.", (await workbench.As<ProtocolService>(review.Reviewers[0])
            .GetAsync(review.Id)).Entries[ProtocolItem.Funding]);
        await using var db = workbench.Db();
        Assert.Equal(["A foundation.", "Nobody."],
            db.ProtocolEntries.Where(e => e.ReviewId == review.Id).OrderBy(e => e.At).Select(e => e.Text));

        Assert.True((await protocol.SaveAsync(review.Id, ProtocolItem.Funding, "  ", "Nobody.")).Succeeded);
        Assert.Empty((await protocol.GetAsync(review.Id)).Entries);
    }

    [Fact]
    public async Task Of_two_leads_who_write_under_one_heading_the_second_is_told_and_overwrites_nothing()
    {
        var review = await workbench.AddReviewAsync();
        var protocol = workbench.As<ProtocolService>(review.Lead);
        await protocol.SaveAsync(review.Id, ProtocolItem.Rationale, "First", null);

        var second = await protocol.SaveAsync(review.Id, ProtocolItem.Rationale, "Second", null);

        Assert.Contains("Somebody else has changed “Rationale”", second.Message, StringComparison.Ordinal);
        Assert.Equal("First", (await protocol.GetAsync(review.Id)).Entries[ProtocolItem.Rationale]);
    }

    [Fact]
    public async Task What_is_too_long_or_has_no_heading_is_refused_with_its_reason()
    {
        var review = await workbench.AddReviewAsync();
        var protocol = workbench.As<ProtocolService>(review.Lead);

        Assert.Contains("10,001 characters",
            (await protocol.SaveAsync(review.Id, ProtocolItem.Context, new string('x', 10_001), null)).Message, StringComparison.Ordinal);
        Assert.False((await protocol.SaveAsync(review.Id, (ProtocolItem)99, "x", null)).Succeeded);
        Assert.False((await protocol.AddDeviationAsync(review.Id, null, "x")).Succeeded);
        Assert.False((await protocol.AddDeviationAsync(review.Id, new DateOnly(2026, 1, 1), " ")).Succeeded);
        Assert.Empty((await protocol.GetAsync(review.Id)).Deviations);
    }

    [Fact]
    public async Task Deviations_stand_by_their_day_and_one_that_is_taken_away_can_be_put_back()
    {
        var review = await workbench.AddReviewAsync();
        var protocol = workbench.As<ProtocolService>(review.Lead);
        await protocol.AddDeviationAsync(review.Id, new DateOnly(2026, 5, 1), "Later");
        await protocol.AddDeviationAsync(review.Id, new DateOnly(2026, 2, 1), "Earlier");
        var listed = (await protocol.GetAsync(review.Id)).Deviations;
        Assert.Equal(["Earlier", "Later"], listed.Select(d => d.Text));

        Assert.True((await protocol.RemoveDeviationAsync(review.Id, listed[0].Id)).Succeeded);
        Assert.False((await protocol.RemoveDeviationAsync(review.Id, listed[0].Id)).Succeeded);
        Assert.Equal(["Later"], (await protocol.GetAsync(review.Id)).Deviations.Select(d => d.Text));
    }
}
