using System.Globalization;
using ScopingReview.Domain.Manuscript;
using ScopingReview.Domain.Ranking;

namespace ScopingReview.Domain.Screening;

/// <summary>How many records a draw chose from, and how many it chose.</summary>
/// <param name="FrameSize">Records in the frame.</param>
/// <param name="SampleSize">Records of it that are read twice, those of earlier draws from the same frame included.</param>
/// <param name="IsByItself">
/// Their number is a share of this frame alone, as of a first draw, or of a top-up of version 1; else it is what the sample of all frames
/// lacked.
/// </param>
public sealed record DrawSize(int FrameSize, int SampleSize, bool IsByItself = false);

/// <summary>A time in which priority screening ordered the records of first reviewers.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day; null while it is on.</param>
/// <param name="Model">The model that ordered them.</param>
public sealed record RankingPeriod(DateOnly From, DateOnly? Until, RankingModelKind Model = RankingModelKind.ElasU4);

/// <summary>Reading in the order of priority screening was stopped, and not resumed.</summary>
/// <param name="On">The day.</param>
/// <param name="LeftUnread">Records that nobody read.</param>
/// <param name="BySecondAlone">Records of the random sample that stand by the second reviewer's decision alone.</param>
/// <param name="RecallAtLeast">The share of what passes title and abstract that the sample showed to be found, 0 to 1, with 95 %
/// confidence.</param>
public sealed record RankingStopFacts(DateOnly On, int LeftUnread, int BySecondAlone, double RecallAtLeast);

/// <summary>What the methods section says of a stage.</summary>
public sealed record PlanFacts
{
    /// <summary>The stage.</summary>
    public required ScreeningStage Stage { get; init; }

    /// <summary>Names of the first reviewers.</summary>
    public required IReadOnlyList<string> FirstReviewers { get; init; }

    /// <summary>Names of the second reviewers.</summary>
    public required IReadOnlyList<string> SecondReviewers { get; init; }

    /// <summary>Share that is read twice, 0 to 1.</summary>
    public required decimal Share { get; init; }

    /// <summary>What a Maybe is taken for.</summary>
    public required bool MaybeCountsAsInclude { get; init; }

    /// <summary>The frames that were drawn from: the first, then those that came later.</summary>
    public required IReadOnlyList<DrawSize> Draws { get; init; }

    /// <summary>By what the sample is stratified.</summary>
    public Stratification Stratification { get; init; }

    /// <summary>Pilot rounds that came before, oldest first.</summary>
    public IReadOnlyList<PilotFacts> Pilots { get; init; } = [];

    /// <summary>Leads who asked to see everybody's decisions, oldest first.</summary>
    public IReadOnlyList<UnblindingFacts> Unblindings { get; init; } = [];

    /// <summary>Times of priority screening, oldest first.</summary>
    public IReadOnlyList<RankingPeriod> Rankings { get; init; } = [];

    /// <summary>The stop that is in force; null while all records are read.</summary>
    public RankingStopFacts? Stopped { get; init; }

    /// <summary>The seed; null where the reader must not know it, because it tells which records are in the sample.</summary>
    public string? Seed { get; init; }
}

/// <summary>
/// The plan of a stage in sentences for the methods section, in English and invariant culture, with the numbers filled in.
/// </summary>
public static class PlanDescription
{
    /// <summary>Link of a number of the plan: who reads, what was drawn, in which order, how pilots agreed.</summary>
    public const string Plan = "plan";

    /// <summary>
    /// The sentences. A share below 100 % is named as what it is: JBI guidance (Peters et al. 2020, doi:10.11124/JBIES-20-00167) asks for
    /// two reviewers on every record; Cochrane's rapid-review guidance (Garritty et al. 2024, doi:10.1136/bmj-2023-076335) accepts a share.
    /// </summary>
    /// <param name="plan">The facts.</param>
    public static IReadOnlyList<LinkedText> Sentences(PlanFacts plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var frame = plan.Draws.Sum(draw => draw.FrameSize);
        List<LinkedText> sentences = [.. PilotDescription.Sentences(plan.Pilots, plan.Stage), FirstReading(plan, frame)];
        if (plan.Share > 0)
        {
            sentences.Add(SecondReading(plan, frame));
            if (plan.Share < 1)
            {
                sentences.Add(Drawing(plan));
            }
        }

        if (plan.Rankings.Count > 0)
        {
            sentences.Add(Ranked(plan));
        }

        sentences.AddRange(BlindingDescription.Sentences(plan.Share, plan.Stage, plan.Unblindings));
        sentences.Add(Judging(plan));
        if (plan.Share < 1)
        {
            sentences.Add(
                "Double-screening only a sample departs from JBI guidance, which recommends two reviewers throughout; Cochrane's rapid-review guidance allows it. "
                + (plan.Share > 0 ? "The sample gives an estimate of what single screening may have missed."
                    : "Without a second reviewer, neither agreement nor missed inclusions can be estimated."));
        }

        return sentences;
    }

    /// <summary>A share as a percentage: "20 %", "12.5 %".</summary>
    /// <param name="share">0 to 1.</param>
    public static string Percentage(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static LinkedText FirstReading(PlanFacts plan, int frame)
    {
        LinkedText what =
            $"{Capital(Texts(plan.Stage))} of {(frame == 0 ? "all " + Plural(plan.Stage) : Counted(plan.Stage, frame))}";
        return what + (plan.FirstReviewers.Count switch
        {
            0 => " are screened by reviewers yet to be named.",
            1 => $" are screened by {plan.FirstReviewers[0]}.",
            _ => $" are screened by {Names(plan.FirstReviewers)}, each {Singular(plan.Stage)} by one of them; they are split evenly, by hash.",
        });
    }

    private static LinkedText SecondReading(PlanFacts plan, int frame)
    {
        var sample = plan.Draws.Sum(draw => draw.SampleSize);
        var who = plan.SecondReviewers.Count switch
        {
            0 => "a second reviewer",
            1 => plan.SecondReviewers[0],
            _ => "one of " + Names(plan.SecondReviewers),
        };
        var independently = "independently, blind to the first decision, and never by the same person";
        return plan.Share == 1
            ? $"Every {Singular(plan.Stage)} is screened a second time by {who}, {independently}."
            : Sample(plan, frame == 0 ? "" : Drawn(sample, Counted(plan.Stage, frame)))
                + $"is screened a second time by {who}, {independently}.";
    }

    private static LinkedText Sample(PlanFacts plan, LinkedText drawn)
        => $"A random sample of {LinkedText.Linked(Percentage(plan.Share), Plan)}{drawn} ";

    private static LinkedText Drawn(int sample, LinkedText frame) => $" ({LinkedText.Number(sample, Plan)} of {frame})";

    // The model is ELAS u4 of ASReview LAB 3 (van de Schoot et al. 2021, doi:10.1038/s42256-020-00287-7).
    private static LinkedText Ranked(PlanFacts plan)
    {
        var models = plan.Rankings.Select(period => period.Model).Distinct().ToList();
        var times = string.Join(" and ", plan.Rankings.Select(period => (period.Until is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"from {period.From:d MMMM yyyy} to {until:d MMMM yyyy}")
            : string.Create(CultureInfo.InvariantCulture, $"from {period.From:d MMMM yyyy} on"))
                + (models.Count > 1 ? $" ({Model(period.Model)})" : "")));
        LinkedText text =
            $"{Capital(times)}, the records of first reviewers were put in order by priority screening: a linear support vector machine on the words and pairs of words of title and abstract ({(models.Count > 1 ? "ASReview LAB" : Model(models[0]))}), learnt from first reviewers' decisions alone; every tenth record was a random one. The order excluded no record.";
        return plan.Stopped is { } stopped ? text + Stopped(stopped) : text;
    }

    private static string Model(RankingModelKind kind)
        => "the parameters of ELAS u4, ASReview LAB" + (RankingOptions.Of(kind).Difference is { } difference ? $", with {difference}" : "");

    // Rounded down: what is shown to be found at least must not be more than is shown.
    private static LinkedText Stopped(RankingStopFacts stop)
    {
        var on = stop.On.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var recall = (Math.Floor(stop.RecallAtLeast * 1000) / 10).ToString("0.0", CultureInfo.InvariantCulture);
        var (unread, alone) = (LinkedText.Counted(stop.LeftUnread, "record", "records", Plan),
            LinkedText.Counted(stop.BySecondAlone, "record", "records", Plan));
        return $" Reading was stopped on {on}: {unread} that nobody had read {(stop.LeftUnread == 1 ? "was" : "were")} marked as ineligible by automation tools, and {alone} of the random sample {(stop.BySecondAlone == 1 ? "stands" : "stand")} by the second reviewer's decision. The sample then showed with 95 % confidence that at least {LinkedText.Linked(recall + " %", Plan)} of what passes title and abstract had been found.";
    }

    private static LinkedText Drawing(PlanFacts plan)
    {
        var seed = plan.Seed is null ? "a seed" : $"the seed “{plan.Seed}”";
        var taken = plan.Stratification switch
        {
            Stratification.InformationSource =>
                "the sample is shared among the information sources in proportion to their size (largest remainder), and of each source the first ones are taken, ",
            Stratification.PublicationYear =>
                "the sample is shared among the years of publication in proportion to their size (largest remainder), and of each year the first ones are taken, ",
            _ => "the first ones are taken, ",
        };
        var text = $"The sample is drawn by hash{(plan.Stratification == Stratification.None ? "" : " in strata")}: {Singular(plan.Stage)} numbers are ranked by the SHA-256 of {seed} and the number, "
            + (plan.Stratification == Stratification.None ? "and " : "") + taken + "so that anyone can repeat the draw.";
        return text + Later(plan);
    }

    private static LinkedText Later(PlanFacts plan)
    {
        var later = plan.Draws.Skip(1).ToList();
        var (byThemselves, together) = (later.FindAll(draw => draw.IsByItself), later.FindAll(draw => !draw.IsByItself));
        var came = $" {Capital(Plural(plan.Stage))} that arrived later";
        var text = byThemselves.Count == 0 ? "" : ByThemselves(came, byThemselves);
        return together.Count == 0 ? text : text + Together(came + (byThemselves.Count == 0 ? "" : " still"), plan.Share, together);
    }

    private static LinkedText ByThemselves(string came, IEnumerable<DrawSize> draws)
        => $"{came} were drawn from in the same way, by themselves ({Each(draws)}).";

    private static LinkedText Together(string came, decimal share, IEnumerable<DrawSize> draws)
        => $"{came} were ranked in the same way, and as many of them drawn as bring the sample to {Percentage(share)} of all, rounded up ({Each(draws)}).";

    private static LinkedText Each(IEnumerable<DrawSize> draws) => LinkedText.Join("; ", draws.Select(Each));

    private static LinkedText Each(DrawSize draw) => $"{LinkedText.Number(draw.SampleSize, Plan)} of {LinkedText.Number(draw.FrameSize, Plan)}";

    private static string Judging(PlanFacts plan)
    {
        if (plan.MaybeCountsAsInclude && plan.Stage == ScreeningStage.TitleAbstract)
        {
            return "“Maybe” counts as inclusion at this stage."
                + (plan.Share > 0 ? " Disagreements are decided by the lead of the review." : "");
        }

        return plan.Share > 0
            ? $"Disagreements, and {Plural(plan.Stage)} that remain at “maybe”, are decided by the lead of the review."
            : $"{Capital(Plural(plan.Stage))} that the reviewer leaves at “maybe” are decided by the lead of the review.";
    }

    private static string Texts(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? "titles and abstracts" : "full texts";

    private static string Singular(ScreeningStage stage) => stage == ScreeningStage.TitleAbstract ? "record" : "report";

    private static string Plural(ScreeningStage stage) => Singular(stage) + "s";

    private static LinkedText Counted(ScreeningStage stage, int count)
        => LinkedText.Counted(count, Singular(stage), Plural(stage), Plan);

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.SkipLast(1)) + " and " + names[^1];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
