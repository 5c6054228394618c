using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Audit;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Team.Reassignments;

namespace ScopingReview.Web.Features.Team;

public sealed partial class TeamPage
{
    private TeamView? _team;
    private IReadOnlyList<ScreeningStage> _stages = [];
    private IReadOnlyList<string> _done = [];
    private PasswordLinkPart? _passwordLink;
    private string? _problem;
    private bool _busy;

    /// <summary>The member whose role was changed last, with the one before.</summary>
    private (Guid Member, ReviewRole Before)? _changedRole;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required TeamService Team { get; init; }
    [Inject] public required HandoverService Handovers { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }
    [Inject] public required TimeProvider Clock { get; init; }

    // A reviewer knows their own pace only.
    private bool ShowPace => _stages.Count > 0 && _team!.Members.Any(member => member.Stages.Any(stage => stage.Pace is not null));

    private DateOnly Today => Absences.Day(Clock.GetUtcNow());

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _team = await Team.GetAsync(ReviewId, Left);
        _stages = [.. _team.Members.SelectMany(member => member.Stages).Select(stage => stage.Stage).Distinct().Order()];
    }

    private async Task ChangeRoleAsync(TeamMember member, ReviewRole role)
    {
        if (member.Role is not { } before || role == before)
            return;
        // Whoever gives up the lead cannot take it back: that is asked.
        var givesUp = member.UserId == _team!.Me.UserId && before == ReviewRole.Lead;
        if (givesUp && !await Dialogs.ConfirmAsync("Give up the lead role?", "You cannot undo this yourself; another lead can.",
            "Give up lead role"))
            return;
        var result = await Team.ChangeRoleAsync(ReviewId, member.UserId, role);
        Say(result.Message, result.Succeeded ? [$"{member.Name} is now {Article(role)} (previously {Article(before)})."] : []);
        _changedRole = result.Succeeded && !givesUp ? (member.UserId, before) : null;
        await LoadAsync();
    }

    private async Task UndoRoleAsync()
    {
        if (_changedRole is not ({ } member, var before))
            return;
        var result = await Team.ChangeRoleAsync(ReviewId, member, before);
        Say(result.Message, []);
        await LoadAsync();
    }

    private static string Article(ReviewRole role)
        => role == ReviewRole.Observer ? "an observer" : "a " + role.ToString().ToLowerInvariant();

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
        Say(result.Message,
            result.Succeeded
                ? [$"{given.Stage.Records(result.Value)} {(result.Value == 1 ? "is" : "are")} with {given.From} again. Records read in the meantime stay with the other reviewers."] : []);
        await LoadAsync();
        _busy = false;
    }

    private void Say(string? problem, IReadOnlyList<string> done) => (_problem, _done, _changedRole) = (problem, done, null);

    private static string Words(GivenRecords given)
    {
        var to = ReassignmentDisplayText.List(
            [.. given.To.Select(
                to => given.To.Count == 1 ? to.Name : string.Create(CultureInfo.InvariantCulture, $"{to.Name} ({to.Count:N0})"))]);
        var dropped = given.Dropped == 0 ? ""
            : $"{(given.To.Count == 0 ? "" : "; ")}{given.Stage.Records(given.Dropped)} no longer read by {given.From}";
        return $"{given.Stage.Title()}: "
            + (given.To.Count == 0 ? dropped : $"{given.Stage.Records(given.To.Sum(t => t.Count))} from {given.From} to {to}{dropped}");
    }
}
