using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ScopingReview.Domain.Charting;
using ScopingReview.Web.Infrastructure;

namespace ScopingReview.Web.Features.Charting.Importing;

public sealed partial class ChartImportPage
{
    private const int Shown = 100;
    private PublishedForm? _form;
    private LaidOutCharts? _file;
    private ChartSheet? _sheet;
    private ChartImportColumns? _columns;
    private ChartImportPreview? _preview;
    private (Guid, int) _loaded;
    private string? _problem;
    private string? _done;
    private bool _complete = true;
    private bool _read;
    private bool _busy;
    private int _round;

    [Parameter] public Guid ReviewId { get; set; }
    [SupplyParameterFromQuery] public string? Form { get; set; }
    [Inject] public required ChartImportService Imports { get; init; }

    private int Position => AddressValue.Form(Form);

    private IReadOnlyList<ChartingItem> Groups => [.. _form!.Form.Items.Where(item => item.Type == ChartingItemType.Group)];

    private IEnumerable<int> Columns => Enumerable.Range(-1, _sheet!.Heads.Count + 1);

    private string Head(int at) => at < 0 ? "–" : string.IsNullOrWhiteSpace(_sheet!.Heads[at])
        ? FormattableString.Invariant($"column {at + 1}") : _sheet.Heads[at];

    protected override async Task OnParametersSetAsync()
    {
        if (_loaded == (ReviewId, Position))
            return;
        _loaded = (ReviewId, Position);
        Forget();
        _form = await Imports.GetFormAsync(ReviewId, Position, Left);
        _read = true;
    }

    private void Forget()
    {
        (_file, _sheet, _columns, _preview, _problem, _done) = (null, null, null, null, null, null);
        _round++;
    }

    private async Task ReadAsync(InputFileChangeEventArgs change)
    {
        (_busy, _done, _file) = (true, null, null);
        try
        {
            var file = change.File;
            var read = await Imports.ReadAsync(ReviewId, file.Name, file.Size,
                cancelled => file.OpenReadStream(ChartImportService.LargestFile, cancelled), Left);
            (_file, _problem) = (read.Value, read.Message);
            if (_file is not null)
                await ChooseAsync(_file.Sheets[0]);
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

    private Task ChooseAsync(ChartSheet sheet)
    {
        _sheet = sheet;
        return ChangeAsync(ChartImportColumns.Guess(_form!.Form, sheet.Heads));
    }

    // The columns of the items of another table are others.
    private Task GroupAsync(string group)
    {
        var key = group.Length == 0 ? null : group;
        var guess = ChartImportColumns.Guess(_form!.Form with
        {
            Sections = [new ChartingSection { Title = "", Items = key is null
            ? ChartImportColumns.ItemsOf(_form.Form, null) : [_form.Form.Item(key)] }]
        }, _sheet!.Heads);
        return ChangeAsync(_columns! with
        {
            Group = key,
            Items = guess.Group == key ? guess.Items : new
            Dictionary<string, int>(StringComparer.Ordinal)
        });
    }

    private Task ItemAsync(string key, int at)
    {
        var items = _columns!.Items.Where(item => item.Key != key).ToDictionary(StringComparer.Ordinal);
        if (at >= 0)
            items[key] = at;
        return ChangeAsync(_columns with { Items = items });
    }

    private async Task ChangeAsync(ChartImportColumns columns)
    {
        (_columns, _preview) = (columns, null);
        if (!columns.IsComplete)
            return;
        var preview = await Imports.PreviewAsync(ReviewId, _sheet!, columns, Position, Left);
        (_preview, _problem) = (preview.Value, preview.Message);
    }

    private async Task StoreAsync()
    {
        _busy = true;
        try
        {
            var stored = await Imports.StoreAsync(ReviewId, _sheet!, _columns!, _complete, Position);
            if (!stored.Succeeded)
            {
                _problem = stored.Message;
                return;
            }

            Forget();
            _done = $"{stored.Value.Grouped()} {(stored.Value == 1 ? "study was" : "studies were")} imported.";
        }
        finally
        {
            _busy = false;
        }
    }
}
