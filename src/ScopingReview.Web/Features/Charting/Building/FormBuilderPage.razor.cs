using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Charting.Building;

public sealed partial class FormBuilderPage
{
    private readonly FormBuilding _building;
    private readonly SemaphoreSlim _one = new(1);
    private FormBuilderView? _view;
    private ChartingForm? _form;
    private int _revision;
    private bool _busy;
    private bool _preview;
    private string? _problem;
    private string? _done;

    public FormBuilderPage() => _building = new FormBuilding(ChangeAsync, () => InvokeAsync(StateHasChanged));

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required FormBuilderService Forms { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }

    private string? Lede => _view switch
    {
        null => null,
        { Draft: not null, Current: { } current } => string.Create(CultureInfo.InvariantCulture, $"You are changing “{current.Form.Name}”; version {current.Form.Version} stays in use until you publish."),
        { Draft: not null } => "A draft: it is stored with each change, and used once it is published.",
        { Current: { } current } => string.Create(CultureInfo.InvariantCulture, $"{current.Form.Name}, version {current.Form.Version}"),
        _ => "What is charted of each study. Choose something to begin with; everything can be changed before it is published.",
    };

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _one.Dispose();
        base.Dispose(disposing);
    }

    private async Task LoadAsync()
    {
        _view = await Forms.GetAsync(ReviewId, Left);
        _building.Published = _view.Current?.Form;
        (_form, _revision) = (_view.Draft?.Form, _view.Draft?.Revision ?? 0);
    }

    private Task StartAsync(string template) => DoAsync(() => Forms.StartAsync(ReviewId, template), null);

    private Task StartFromReviewAsync(Guid other) => DoAsync(() => Forms.StartFromReviewAsync(ReviewId, other), null);

    private Task StartFromFileAsync(IBrowserFile file) => DoAsync(() => Forms.StartFromFileAsync(
        ReviewId, file.Name, file.Size, cancelled => file.OpenReadStream(FormBuilderService.LargestFile, cancelled)), null);

    private Task PublishAsync(string? note) => DoAsync(() => Forms.PublishAsync(ReviewId, _revision, note),
        "The form is published. New charts use it; what was charted before is kept.");

    private async Task DiscardAsync()
    {
        if (await Dialogs.ConfirmAsync("Discard this draft?",
            _view!.Current is null ? "All that you have made of the form is lost." : "Your changes are lost. The version in use stays.", "Discard"))
            await DoAsync(() => Forms.DiscardAsync(ReviewId, _revision), "The draft is discarded.");
    }

    /// <summary>Shows the change at once and stores it; one at a time, in order.</summary>
    private async Task ChangeAsync(ChartingForm form)
    {
        (_form, _busy, _done) = (form, true, null);
        StateHasChanged();
        await _one.WaitAsync();
        try
        {
            var saved = await Forms.SaveAsync(ReviewId, _revision, form);
            _problem = saved.Message;
            if (saved.Succeeded)
                _revision = saved.Value;
            else
                await LoadAsync();
        }
        finally
        {
            _one.Release();
            _busy = false;
            StateHasChanged();
        }
    }

    private async Task DoAsync(Func<Task<OperationResult>> operation, string? done)
    {
        _busy = true;
        try
        {
            var result = await operation();
            (_problem, _done) = (result.Message, result.Succeeded ? done : null);
            _preview = false;
            await LoadAsync();
        }
        catch (IOException)
        {
            _problem = "The file did not arrive whole. Nothing of it was kept; choose it again.";
        }
        finally
        {
            _busy = false;
        }
    }
}
