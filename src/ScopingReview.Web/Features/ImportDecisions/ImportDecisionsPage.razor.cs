using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ScopingReview.Domain.Screening;
using ScopingReview.Domain.Screening.ExternalDecisions;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.ImportDecisions;

public sealed partial class ImportDecisionsPage
{
    private const string LeaveOut = "";
    private const string Rulings = "rulings";
    private const int MostShown = 50;

    private readonly Dictionary<string, string> _people = new(StringComparer.Ordinal);
    private DecisionImportView? _view;
    private LaidOutDecisions? _file;
    private DecisionImportPreview? _preview;
    private ScreeningStage _stage;
    private readonly Dictionary<ImportedRecordKey, Guid> _records = [];
    private bool _replace;
    private bool _excludeOthers;
    private bool _busy;
    private string? _problem;
    private string? _done;
    private int _round;

    [Parameter] public Guid ReviewId { get; set; }
    [Inject] public required ImportDecisionsService Service { get; init; }

    /// <summary>What is not matched would be excluded with the rest.</summary>
    private bool WaitsForChoices => _excludeOthers && _preview?.Matches.Unmatched.Count > 0;

    private int ToStore => _preview?.Matches.ToStore(Choices).Count ?? 0;

    private DecisionImportChoices Choices => new()
    {
        People = _people.ToDictionary(
            person => person.Key,
            person => person.Value == Rulings ? DecisionImportReviewer.AsRulings : Guid.TryParse(person.Value, out var member)
                ? new DecisionImportReviewer(member) : DecisionImportReviewer.LeftOut,
            StringComparer.Ordinal),
        StageWhereUnsaid = _stage,
        ReplaceDifferent = _replace,
        Records = new Dictionary<ImportedRecordKey, Guid>(_records),
        ExcludeOthers = _excludeOthers,
    };

    protected override Task OnInitializedAsync() => RefreshAsync();

    private async Task RefreshAsync() => _view = await Service.GetAsync(ReviewId, Left);

    private static string Named(string name) => name.Length == 0 ? "a reviewer without a name" : name;

    private Task ReadAsync(InputFileChangeEventArgs chosen) => WorkAsync(async () =>
    {
        (_file, _preview, _done) = (null, null, null);
        var uploads = chosen.GetMultipleFiles(ImportDecisionsService.MostFiles).Select(file => new DecisionUpload(
            file.Name, file.Size, cancelled => file.OpenReadStream(ImportDecisionsService.LargestFile, cancelled))).ToList();
        var read = await Service.ReadAsync(ReviewId, uploads, Left);
        // A new input for the next choice, but not before this one's file has been read from it.
        _round++;
        if (!read.Succeeded)
        {
            _problem = read.Message;
            return;
        }

        await UseAsync(read.Value!, keepChoices: false);
    });

    /// <summary>Takes the file as it is read now; who somebody is stays chosen while the names stay.</summary>
    private Task UseAsync(LaidOutDecisions file, bool keepChoices)
    {
        _file = file;
        if (!keepChoices)
        {
            _people.Clear();
            _records.Clear();
            _excludeOthers = false;
        }

        foreach (var name in file.File.Reviewers)
            _people.TryAdd(name, Guess(name));
        return PreviewAsync();
    }

    private Task ChooseSheetAsync(DecisionSheet sheet) => WorkAsync(() => UseAsync(_file!.By(sheet), keepChoices: false));

    private Task ChangeMappingAsync(DecisionMapping mapping) => WorkAsync(() => UseAsync(_file!.By(mapping), keepChoices: true));

    private Task ChangeExcludeOthersAsync(bool exclude) => WorkAsync(() =>
    {
        _excludeOthers = exclude;
        return PreviewAsync();
    });

    private Task ChooseRecordsAsync(IReadOnlyDictionary<ImportedRecordKey, Guid> chosen) => WorkAsync(() =>
    {
        foreach (var (key, record) in chosen)
            _records[key] = record;
        return PreviewAsync();
    });

    /// <summary>A member of that name, or the only person there is.</summary>
    private string Guess(string name)
    {
        var same = _view!.Readers.Where(reader => string.Equals(reader.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return same is [var one] ? one.Id.ToString() : _view.Readers is [var only] && _file!.File.Reviewers.Count == 1 ? only.Id.ToString()
            : LeaveOut;
    }

    private string PersonName(string key) => key switch
    {
        LeaveOut => "left out",
        Rulings => "conflict resolutions",
        _ => _view!.Readers.First(reader => reader.Id.ToString() == key) is var reader && reader.Id == _view.Me.UserId
            ? $"{reader.Name} (you)" : reader.Name,
    };

    private Task ChooseAsync(string name, string person) => WorkAsync(() =>
    {
        _people[name] = person;
        return PreviewAsync();
    });

    private Task ChangeStageAsync(ScreeningStage stage) => WorkAsync(() =>
    {
        _stage = stage;
        return PreviewAsync();
    });

    private void ReplaceAsync(bool replace) => _replace = replace;

    private async Task PreviewAsync()
    {
        var preview = await Service.PreviewAsync(ReviewId, _file!, Choices, Left);
        (_preview, _problem) = (preview.Value, preview.Message ?? _problem);
    }

    private Task StoreAsync() => WorkAsync(async () =>
    {
        var stored = await Service.StoreAsync(ReviewId, _file!, Choices);
        if (!stored.Succeeded)
        {
            _problem = stored.Message;
            await PreviewAsync();
            return;
        }

        _done = string.Create(CultureInfo.InvariantCulture,
            $"{stored.Value:N0} {(stored.Value == 1 ? "decision was" : "decisions were")} imported from {_file!.FileName}.");
        (_file, _preview) = (null, null);
        await RefreshAsync();
    });

    private async Task WorkAsync(Func<Task> work)
    {
        (_busy, _problem) = (true, null);
        StateHasChanged();
        try
        {
            await work();
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
