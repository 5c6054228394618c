using Microsoft.AspNetCore.Components;
using Radzen;
using ScopingReview.Web.Data.Model;

namespace ScopingReview.Web.Features.Team;

public sealed partial class TeamPage
{
    private TeamView? _team;
    private string? _problem;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required TeamService Team { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => _team = await Team.GetAsync(ReviewId);

    private async Task ChangeRoleAsync(TeamMember member, ChangeEventArgs change)
    {
        if (!Enum.TryParse<ReviewRole>(change.Value as string, out var role) || role == member.Role)
            return;
        _problem = (await Team.ChangeRoleAsync(ReviewId, member.UserId, role)).Message;
        await LoadAsync();
    }

    private async Task RemoveAsync(TeamMember member)
    {
        var sure = await Dialogs.Confirm(
            $"{member.Name} will be stopped at the next click. All decisions stay and count; what is still assigned to {member.Name} waits until you plan again.",
            $"Remove {member.Name}?",
            new ConfirmOptions { OkButtonText = "Remove", CancelButtonText = "Keep" });
        if (sure != true)
            return;
        _problem = (await Team.RemoveAsync(ReviewId, member.UserId)).Message;
        await LoadAsync();
    }
}
