using System.Runtime.InteropServices;

namespace ScopingReview.Domain.Screening;

/// <summary>
/// What was said of a record at a stage, counted. It is all that the record's status depends on, and small enough to keep one for each
/// record of a large review.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public record struct ScreeningTally
{
    private int _required;
    private int _votes;
    private Said _said;
    private Verdict? _ruling;

    [Flags]
    private enum Said : byte
    {
        Nothing = 0,
        Include = 1,
        Maybe = 2,
        Exclude = 4,
    }

    /// <summary>All required votes are in, and there are some.</summary>
    public readonly bool IsLocked => _required > 0 && _votes == _required;

    /// <summary>One reviewer more is required to read the record.</summary>
    public void Require() => _required++;

    /// <summary>A required reviewer's current vote.</summary>
    public void Vote(Verdict verdict)
    {
        _votes++;
        _said |= Of(verdict);
    }

    /// <summary>What was said otherwise of a record that was merged into this one (see <see cref="ScreeningOutcome.Of"/>).</summary>
    public void Contradict(Verdict verdict) => _said |= Of(verdict);

    /// <summary>The lead's ruling in force.</summary>
    /// <exception cref="ArgumentException">It says Maybe, which settles nothing.</exception>
    public void Rule(Verdict verdict)
        => _ruling = verdict != Verdict.Maybe ? verdict
            : throw new ArgumentException("A resolution includes or excludes; Maybe settles nothing.", nameof(verdict));

    /// <summary>
    /// The status. A ruling wins. Else, once all required votes are in: all alike decide (all Maybe needs a resolution), and a mixture is
    /// a conflict. Else, and where nobody is required, the record is pending.
    /// </summary>
    /// <param name="maybeIsInclude">Whether a Maybe counts as an Include, as it may at title and abstract.</param>
    public readonly ScreeningStatus StatusWhere(bool maybeIsInclude)
    {
        if (_ruling is { } ruling)
            return ruling == Verdict.Include ? ScreeningStatus.Included : ScreeningStatus.Excluded;
        if (!IsLocked)
        {
            // Without readers: two rulings that contradict each other.
            return _required == 0 && _said != Said.Nothing ? ScreeningStatus.Conflict : ScreeningStatus.Pending;
        }

        var said = maybeIsInclude && _said.HasFlag(Said.Maybe) ? (_said & ~Said.Maybe) | Said.Include : _said;
        return said switch
        {
            Said.Include => ScreeningStatus.Included,
            Said.Exclude => ScreeningStatus.Excluded,
            Said.Maybe => ScreeningStatus.NeedsResolution,
            _ => ScreeningStatus.Conflict,
        };
    }

    private static Said Of(Verdict verdict) => verdict switch
    {
        Verdict.Include => Said.Include,
        Verdict.Exclude => Said.Exclude,
        _ => Said.Maybe,
    };
}
