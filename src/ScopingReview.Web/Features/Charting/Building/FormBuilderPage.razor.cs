using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Components.Controls;
using ScopingReview.Web.Features.Shared.Forms;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Charting.Building;

public sealed partial class FormBuilderPage
{
    private readonly FormBuilding _building;
    private readonly SemaphoreSlim _one = new(1);
    private FormBuilderView? _view;
    private ChartingForm? _form;
    private (Guid Review, int Form) _loaded;
    private int _revision;
    private bool _busy;
    private bool _preview;
    private string? _problem;
    private string? _done;

    public FormBuilderPage() => _building = new FormBuilding(ChangeAsync, () => InvokeAsync(StateHasChanged));

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery] public string? Form { get; set; }
    [Inject] public required FormBuilderService Forms { get; init; }
    [Inject] public required IDialogService Dialogs { get; init; }

    // With the one that is about to be begun.
    private IReadOnlyList<FormTab> Tabs => _view!.Forms.Any(form => form.Position == Position) ? _view.Forms
        : [.. _view.Forms, new FormTab(Position, "New form", IsPublished: false)];

    private string? Lede => _view switch
    {
        null => null,
        { Draft: not null, Current: { } current }
            => string.Create(CultureInfo.InvariantCulture,
            $"You are changing “{current.Form.Name}”; version {current.Form.Version} stays in use until you publish."),
        { Draft: not null } => "Draft: changes are saved automatically; it is used once published.",
        { Current: { } current } => string.Create(CultureInfo.InvariantCulture, $"{current.Form.Name}, version {current.Form.Version}"),
        _ => "What is charted for each study. Choose a starting point; everything can be changed before publishing.",
    };

    private int Position => AddressValue.Form(Form);

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Position))
            return;
        (_loaded, _view, _form, _problem, _done, _preview) = ((ReviewId, Position), null, null, null, null, false);
        await LoadAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _one.Dispose();
        base.Dispose(disposing);
    }

    private async Task LoadAsync()
    {
        _view = await Forms.GetAsync(ReviewId, Position, Left);
        _building.Published = _view.Current?.Form;
        (_form, _revision) = (_view.Draft?.Form, _view.Draft?.Revision ?? 0);
    }

    private Task StartAsync(string template) => DoAsync(() => Forms.StartAsync(ReviewId, template, Position), null);

    private Task StartFromReviewAsync(Guid other) => DoAsync(() => Forms.StartFromReviewAsync(ReviewId, other, Position), null);

    private Task StartFromFileAsync(IBrowserFile file) => DoAsync(() => Forms.StartFromFileAsync(
        ReviewId, file.Name, file.Size, cancelled => file.OpenReadStream(FormBuilderService.LargestFile, cancelled), Position), null);

    private Task PublishAsync(string? note) => DoAsync(() => Forms.PublishAsync(ReviewId, _revision, note, Position),
        "The form is published. New charts use it; existing charts are kept.");

    private async Task DiscardAsync()
    {
        if (await Dialogs.ConfirmAsync("Discard this draft?",
            _view!.Current is null ? "Your whole draft of the form will be lost." : "Your changes are lost. The version in use stays.",
                "Discard"))
            await DoAsync(() => Forms.DiscardAsync(ReviewId, _revision, Position), "The draft is discarded.");
    }

    /// <summary>Shows the change at once and stores it; one at a time, in order.</summary>
    private async Task ChangeAsync(ChartingForm form)
    {
        (_form, _busy, _done) = (form, true, null);
        StateHasChanged();
        await _one.WaitAsync();
        try
        {
            var saved = await Forms.SaveAsync(ReviewId, _revision, form, Position);
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
            _problem = "The upload was incomplete, so nothing was saved. Choose the file again.";
        }
        finally
        {
            _busy = false;
        }
    }
}
