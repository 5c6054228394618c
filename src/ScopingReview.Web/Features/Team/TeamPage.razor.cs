using Microsoft.AspNetCore.Components;
using Radzen;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Screening;
using ScopingReview.Web.Features.Team.Handing;

namespace ScopingReview.Web.Features.Team;

public sealed partial class TeamPage
{
    private TeamView? _team;
    private IReadOnlyList<ScreeningStage> _stages = [];
    private IReadOnlyList<string> _done = [];
    private PasswordLinkPart? _passwordLink;
    private string? _problem;
    private bool _busy;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required TeamService Team { get; init; }
    [Inject] public required HandoverService Handovers { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    // A reviewer knows her own pace only.
    private bool ShowPace => _stages.Count > 0 && _team!.Members.Any(member => member.Stages.Any(stage => stage.Pace is not null));

    private DateOnly Today => Absences.Day(Clock.GetUtcNow());

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _team = await Team.GetAsync(ReviewId);
        _stages = [.. _team.Members.SelectMany(member => member.Stages).Select(stage => stage.Stage).Distinct().Order()];
    }

    private async Task ChangeRoleAsync(TeamMember member, string? chosen)
    {
        if (!Enum.TryParse<ReviewRole>(chosen, out var role) || role == member.Role)
            return;
        Say((await Team.ChangeRoleAsync(ReviewId, member.UserId, role)).Message, []);
        await LoadAsync();
    }

    private async Task GiveAsync(TeamMember member)
    {
        if (await HandoverDialog.AskAsync(Dialogs, ReviewId, member) is not { } done)
            return;
        Say(null, done);
        await LoadAsync();
    }

    private async Task RemoveAsync(TeamMember member)
    {
        if (await RemoveDialog.AskAsync(Dialogs, ReviewId, member) is not { } done)
            return;
        Say(null, [$"{member.Name} is no longer a member.", .. done]);
        await LoadAsync();
    }

    private async Task UndoAsync(GivenRecords given)
    {
        _busy = true;
        var result = await Handovers.UndoAsync(ReviewId, given.Id);
        Say(result.Message, result.Succeeded ? [$"{given.Stage.Records(result.Value)} {(result.Value == 1 ? "is" : "are")} with {given.From} again. What was read meanwhile stays read."] : []);
        await LoadAsync();
        _busy = false;
    }

    private void Say(string? problem, IReadOnlyList<string> done) => (_problem, _done) = (problem, done);

    private static string Words(GivenRecords given)
    {
        var to = HandingWords.List([.. given.To.Select(to => given.To.Count == 1 ? to.Name : $"{to.Name} ({to.Count:N0})")]);
        var dropped = given.Dropped == 0 ? "" : $"{(given.To.Count == 0 ? "" : "; ")}{given.Stage.Records(given.Dropped)} no longer read by {given.From}";
        return $"{given.Stage.Title()}: " + (given.To.Count == 0 ? dropped : $"{given.Stage.Records(given.To.Sum(t => t.Count))} from {given.From} to {to}{dropped}");
    }
}
