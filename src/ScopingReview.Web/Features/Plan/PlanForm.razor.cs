using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Features.Shared.ReviewQueries;

namespace ScopingReview.Web.Features.Plan;

public sealed partial class PlanForm
{
    private const decimal UsualPercent = 20;

    private HashSet<Guid> _first = [];
    private HashSet<Guid> _second = [];
    private decimal _percent = UsualPercent;
    private decimal _lowest;
    private string _seed = "";
    private bool _maybe;
    private Stratification _stratification;
    private bool _openMore;
    private PlanView? _shown;

    [Parameter, EditorRequired] public required PlanView View { get; set; }
    [Parameter] public EventCallback<PlanInput> OnSave { get; set; }
    [Parameter] public bool Busy { get; set; }

    /// <summary>Why it was not saved.</summary>
    [Parameter] public string? Problem { get; set; }

    private string ShareMeans
    {
        get
        {
            var frame = View.ShareOf;
            return frame == 0 || _percent is < 0 or > 100
                ? "20 % is usual; 100 % is full dual screening"
                : string.Create(CultureInfo.InvariantCulture, $"{SampleOf(_percent / 100, frame):N0} of {View.Stage.Records(frame)}");
        }
    }

    // What is drawn stays drawn: a frame may have given more than its part.
    private int SampleOf(decimal share, int records)
    {
        var frames = View.Frames.Select(frame => (IReadOnlyList<StratumSize>)[new("", frame.FrameSize, frame.SampleSize)]);
        return View.Drawn ? CumulativeSample.Raise(share, frames).Sum(frame => frame[0].Drawn)
            : SecondReviewerSample.SampleSize(share, records);
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, View))
            return;
        _shown = View;
        var readers = View.Readers.Select(r => r.Id).ToHashSet();
        _first = [.. (View.Plan?.FirstReviewerIds ?? []).Where(readers.Contains)];
        _second = [.. (View.Plan?.SecondReviewerIds ?? []).Where(readers.Contains)];
        // Alone, nobody can screen a second time; the share can be raised once there is somebody.
        _percent = (View.Plan?.Share * 100)?.Normalize() ?? (View.Readers.Count < 2 ? 0 : UsualPercent);
        _lowest = View.Drawn ? _percent : 0;
        _seed = View.Plan?.Seed ?? NewSeed();
        _maybe = View.Plan?.MaybeCountsAsInclude ?? false;
        _stratification = View.Plan?.Stratification ?? Stratification.None;
        _openMore = _stratification != Stratification.None;
    }

    private static void Toggle(HashSet<Guid> people, Guid id, bool isChosen)
    {
        if (isChosen)
            people.Add(id);
        else
            people.Remove(id);
    }

    private void SetPercent(decimal? percent) => _percent = percent!.Value;

    private static string NameOf(Stratification stratification) => stratification switch
    {
        Stratification.InformationSource => "Information source",
        Stratification.PublicationYear => "Publication year",
        _ => "None: simple random sample",
    };

    private Task SubmitAsync() => OnSave.InvokeAsync(new PlanInput
    {
        FirstReviewerIds = _first,
        SecondReviewerIds = _percent == 0 ? [] : _second,
        Share = _percent / 100,
        Seed = _seed,
        Stratification = _stratification,
        MaybeCountsAsInclude = _maybe,
    });

    /// <summary>Twelve hex digits: short enough for a paper, and nobody can have chosen it for its outcome.</summary>
    internal static string NewSeed()
        => string.Join('-', Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)).Chunk(4).Select(part => new string(part)));
}

internal static class DecimalExtensions
{
    /// <summary>Without trailing zeros: 20.00 becomes 20.</summary>
    public static decimal Normalize(this decimal value) => value / 1.000000000000000000000000000000000m;
}
