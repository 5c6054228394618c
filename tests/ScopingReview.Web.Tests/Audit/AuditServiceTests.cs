using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Account;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Shared.Audit;
using ScopingReview.Web.Features.Team;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Tests.Support;

namespace ScopingReview.Web.Tests.Audit;

public sealed class AuditServiceTests(Workbench workbench) : IClassFixture<Workbench>
{
    [Fact]
    public async Task A_download_is_an_event_and_what_is_shown_or_refused_is_none()
    {
        var review = await workbench.AddReviewAsync();
        using var client = await workbench.ClientAsync(review.Reviewers[0]);
        foreach (var path in new[] { Urls.ReportFile(review.Id, "flow.svg"), Urls.RecordsExport(review.Id) + "?format=csv",
            Urls.SearchTable(review.Id), Urls.OverlapFile(review.Id, "csv") })
            (await client.GetAsync(path)).EnsureSuccessStatusCode();
        await client.GetAsync(Urls.RecordsExport(review.Id) + "?format=docx");
        await client.GetAsync(Urls.ScreeningApi(review.Id) + "/TitleAbstract/queue");

        var page = await ListAsync(review, new AuditFilter(Kind: AuditKind.Downloads));

        Assert.Equal(4, page.Total);
        Assert.All(page.Lines, line => Assert.StartsWith("Reviewer", line.By, StringComparison.Ordinal));
        Assert.Contains(page.Lines,
            line => AuditDisplayText.Of(line).Text.StartsWith("downloaded a-review_prisma-flow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sign_ins_of_members_are_told_and_those_of_others_or_of_another_time_are_not()
    {
        var review = await workbench.AddReviewAsync();
        var stranger = await workbench.AddUserAsync();
        var former = await workbench.AddMemberAsync(review.Id, ReviewRole.Reviewer, removed: true);
        await HappenAsync(review.Reviewers[0], AccountEvents.SignInFailed, AccountEvents.SignedIn, AccountEvents.PasswordChanged);
        await HappenAsync(stranger, AccountEvents.SignedIn);
        await HappenAsync(former, AccountEvents.SignedIn);
        await HappenAsync(null, AccountEvents.SignInFailed);

        var page = await ListAsync(review, new AuditFilter(Kind: AuditKind.Accounts));

        Assert.Equal(3, page.Total);
        var said = page.Lines.Select(line => $"{line.By} {AuditDisplayText.Of(line).Text}").ToList();
        Assert.EndsWith(" changed the password", said[0], StringComparison.Ordinal);
        Assert.EndsWith(" signed in", said[1], StringComparison.Ordinal);
        Assert.StartsWith("Somebody entered a wrong password for Reviewer", said[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_of_leads_and_of_the_host_say_who_made_them()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.As<PasswordLinkService>(review.Lead).MakeAsync(review.Id, review.Reviewers[0]);
        await using (var db = workbench.Db())
            await db.MakePasswordLinkAsync(review.Reviewers[0], null, TimeProvider.System.GetUtcNow(), null, CancellationToken.None);

        var page = await ListAsync(review, new AuditFilter(Person: review.Reviewers[0]));

        Assert.StartsWith("The administrator created a password reset link for Reviewer",
            $"{page.Lines[0].By} {AuditDisplayText.Of(page.Lines[0]).Text}", StringComparison.Ordinal);
        Assert.StartsWith("Lead", page.Lines[1].By, StringComparison.Ordinal);
        Assert.Equal(2, page.Total);
        Assert.Equal(1, (await ListAsync(review, new AuditFilter(Person: review.Lead))).Total);
    }

    [Fact]
    public async Task Events_are_found_by_person_kind_record_and_words()
    {
        var review = await workbench.AddReviewAsync();
        await workbench.As<TeamService>(review.Lead).InviteAsync(review.Id, "Hanna", ReviewRole.Observer);
        await using (var db = workbench.Db())
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Record(new(review.Id, review.Reviewers[0], ReviewRole.Reviewer), now, "duplicates.judged", "R-000007 and R-000012",
                newValue: "same");
            db.Record(new(review.Id, review.Lead, ReviewRole.Lead), now, "full-text.stored", "R-000012", newValue: "a.pdf");
            await db.SaveChangesAsync();
        }

        Assert.Equal(3, (await ListAsync(review, new AuditFilter())).Total);
        Assert.Equal(2, (await ListAsync(review, new AuditFilter(Person: review.Lead))).Total);
        Assert.Equal(1, (await ListAsync(review, new AuditFilter(Kind: AuditKind.Duplicates))).Total);
        Assert.Equal(2, (await ListAsync(review, new AuditFilter(Record: 12))).Total);
        Assert.Equal(1, (await ListAsync(review, new AuditFilter(Record: 7))).Total);
        Assert.Equal(0, (await ListAsync(review, new AuditFilter(Record: 1))).Total);
        Assert.Equal(1, (await ListAsync(review, new AuditFilter(Search: "invited"))).Total);
        Assert.Equal(1, (await ListAsync(review, new AuditFilter(Search: "hanna"))).Total);
        Assert.Equal(1, (await ListAsync(review, new AuditFilter(review.Lead, AuditKind.FullTexts, 12, "stored"))).Total);
        Assert.Contains(review.Reviewers[0], (await ListAsync(review, new AuditFilter())).People.Select(person => person.Id));
    }

    [Fact]
    public async Task Pages_of_events_from_both_tables_follow_each_other_without_a_gap()
    {
        var review = await workbench.AddReviewAsync();
        for (var i = 0; i < 5; i++)
        {
            await HappenAsync(review.Lead, AccountEvents.SignedIn);
            await workbench.As<TeamService>(review.Lead).InviteAsync(review.Id, $"Guest {i}", ReviewRole.Observer);
        }

        var service = workbench.As<AuditService>(review.Lead);
        List<AuditLine> paged = [];
        for (var skip = 0; skip < 10; skip += 3)
            paged.AddRange((await service.ListAsync(review.Id, new AuditFilter(), skip, 3)).Lines);

        Assert.Equal((await service.ListAsync(review.Id, new AuditFilter(), 0, 50)).Lines, paged);
        Assert.Equal(paged.OrderByDescending(line => line.At), paged);
    }

    [Fact]
    public async Task A_lead_who_is_still_reading_sees_no_downloads_of_others_by_any_filter()
    {
        var review = await workbench.AddReviewAsync();
        var record = (await workbench.AddRecordsAsync(review, 1))[0];
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Lead, [record.Id]);
        await workbench.AssignAsync(review, ScreeningStage.TitleAbstract, review.Reviewers[0], [record.Id], ReviewerPosition.Second);
        foreach (var person in new[] { review.Lead, review.Reviewers[0] })
        {
            using var client = await workbench.ClientAsync(person);
            (await client.GetAsync(Urls.RecordsExport(review.Id) + "?format=csv")).EnsureSuccessStatusCode();
        }

        AuditFilter[] filters = [new(Kind: AuditKind.Downloads), new(Search: "downloaded"), new(Search: "csv"), new()];
        foreach (var filter in filters)
        {
            var page = await ListAsync(review, filter);
            Assert.True(page.Visibility.IsBlind);
            Assert.StartsWith("Lead", Assert.Single(page.Lines, line => line.Action == DownloadAudit.Downloaded).By,
                StringComparison.Ordinal);
        }
        Assert.Equal(0, (await ListAsync(review, new AuditFilter(review.Reviewers[0], AuditKind.Downloads))).Total);
        Assert.Equal(1, (await ListAsync(review, filters[0])).Total);
    }

    private Task<AuditPageOfLines> ListAsync(TestReview review, AuditFilter filter)
        => workbench.As<AuditService>(review.Lead).ListAsync(review.Id, filter, 0, 50);

    private async Task HappenAsync(Guid? person, params string[] actions)
    {
        await using var db = workbench.Db();
        foreach (var action in actions)
        {
            db.RecordAccount(person, TimeProvider.System.GetUtcNow(), action);
            await db.SaveChangesAsync();
        }
    }
}
