using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Sources;

namespace ScopingReview.Web.Features.Reporting.Text;

/// <summary>
/// Puts methods and results together from what the pages say: the plan, the duplicates, the searches, agreement, the flow, the charts.
/// </summary>
internal sealed class ReportTextWriter(ReportSource source, SourcesService sources, DuplicatesService duplicates, PlanViewService plans)
{
    public async Task<ReportText> WriteAsync(CancellationToken cancellationToken)
    {
        var charted = await source.ChartedAsync(cancellationToken);
        var protocol = await source.Db.ProtocolEntriesAsync(source.ReviewId, cancellationToken);
        return new ReportText(
        [
            .. Stated("Protocol and registration", 5, protocol, ProtocolItem.Registration,
                [.. (await source.Db.DeviationsAsync(source.ReviewId, cancellationToken)).Select(d => ReportParagraph.Item(
                    string.Create(CultureInfo.InvariantCulture, $"Deviation from the protocol, {d.On:d MMMM yyyy}: {d.Text}")))]),
            new("Eligibility criteria", 6, await CriteriaAsync(cancellationToken)),
            new("Information sources and search", 7, Searches(await sources.ListAsync(source.ReviewId, cancellationToken))),
            new("Deduplication", 9,
                [ReportParagraph.Of((await duplicates.ListAsync(source.ReviewId, new DuplicatesFilter(), cancellationToken)).Methods)]),
            new("Selection of sources of evidence", 9,
                [.. await StageAsync(ScreeningStage.TitleAbstract, cancellationToken),
                    .. await StageAsync(ScreeningStage.FullText, cancellationToken)]),
            new("Data charting process", 10, await ChartingAsync(charted.Form, cancellationToken)),
            .. Stated("Critical appraisal of individual sources of evidence", 12, protocol, ProtocolItem.CriticalAppraisal),
            .. Stated("Synthesis of results", 13, protocol, ProtocolItem.Synthesis),
            .. Stated("Consultation", null, protocol, ProtocolItem.Consultation),
        ],
        [
            new("Selection of sources of evidence", 14, SelectionText.Of(await source.FlowAsync(cancellationToken))),
            .. charted.Form is { } form && charted.Studies.Count > 0
                ? new[] { new ReportTextSection("Characteristics of sources of evidence", 15,
                    CharacteristicsText.Of(form, charted.Studies)) }
                : [],
        ]);
    }

    // What the authors wrote, in their words; no heading over nothing.
    private static IEnumerable<ReportTextSection> Stated(string heading, int? item, IReadOnlyDictionary<ProtocolItem, string> protocol,
        ProtocolItem stated, IReadOnlyList<ReportParagraph>? further = null)
    {
        string[] words = [.. protocol.GetValueOrDefault(stated, "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (words.Length > 0 || further is { Count: > 0 })
            yield return new(heading, item, [.. words.Select(ReportParagraph.Of), .. further ?? []]);
    }

    private async Task<IReadOnlyList<ReportParagraph>> CriteriaAsync(CancellationToken cancellationToken)
    {
        var criteria = await source.Db.Criteria.Where(c => c.ReviewId == source.ReviewId && c.RetiredAt == null).OrderBy(c => c.Position)
            .Select(c => new { c.Kind, c.Text }).ToListAsync(cancellationToken);
        return criteria.Count == 0
            ? [ReportParagraph.Of("No eligibility criteria have been written down.")]
            : [.. new[] { CriterionKind.Include, CriterionKind.Exclude }.Where(kind => criteria.Exists(c => c.Kind == kind))
                .SelectMany(kind =>
                criteria.Where(c => c.Kind == kind).Select(c => ReportParagraph.Item(c.Text))
                    .Prepend(ReportParagraph.Of(kind == CriterionKind.Include ? "Reports were eligible if:"
                        : "Reports were excluded if:")))];
    }

    private static IReadOnlyList<ReportParagraph> Searches(SourcesView view)
    {
        if (view.Sources.Count == 0)
            return [ReportParagraph.Of("No search has been recorded.")];
        return [ReportParagraph.Of(string.Create(CultureInfo.InvariantCulture,
                $"The following {(view.Sources.Count == 1 ? "source was" : $"{view.Sources.Count:N0} sources were")} searched; full strategies are given in the supplement.")),
            .. view.Sources.Select(found
                => ReportParagraph.Item($"{found.Name} ({found.Kind.InWords().ToLowerInvariant()}): {Runs(found)}"))];
    }

    private static string Runs(SourceView found) => found.Runs.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{found.Records:N0} records.")
        : string.Join("; ", found.Runs.Select(run => string.Create(CultureInfo.InvariantCulture,
            $"{(run.Platform is null ? "" : $"via {run.Platform}, ")}{(run.SearchedOn is { } day ? $"searched on {day:d MMMM yyyy}" : "date of search not recorded")}{(run.Limits is null ? "" : $", limited to {run.Limits}")}, {run.Records:N0} {(run.Records == 1 ? "record" : "records")}"))) + ".";

    private async Task<IReadOnlyList<ReportParagraph>> StageAsync(ScreeningStage stage, CancellationToken cancellationToken)
    {
        var (one, several) = stage == ScreeningStage.TitleAbstract ? ("record", "records") : ("report", "reports");
        var plan = await plans.GetAsync(source.ReviewId, stage, cancellationToken);
        List<ReportParagraph> paragraphs = [];
        if (plan.Sentences.Count > 0)
            paragraphs.Add(ReportParagraph.Of(string.Join(' ', plan.Sentences)));
        if (await source.AgreementAsync(stage, cancellationToken) is { } reader)
        {
            var agreement = reader.Of();
            paragraphs.Add(ReportParagraph.Of(string.Join(' ',
                [agreement.Statistics.Describe(one, several), .. agreement.Several.Select(group => group.Describe(one, several)),
                    .. agreement.Missed.Count > 0 ? [agreement.Missed.Describe(one, several, agreement.Remainder)]
                        : Array.Empty<string>()])));
        }

        return paragraphs;
    }

    private async Task<IReadOnlyList<ReportParagraph>> ChartingAsync(ChartingForm? form, CancellationToken cancellationToken)
    {
        if (form is null)
            return [ReportParagraph.Of("No charting form has been published.")];
        var names = await source.Db.MemberNamesAsync(source.ReviewId, cancellationToken);
        var authors = await source.Db.ChartEntries.Current()
            .Where(e => e.ReviewId == source.ReviewId && e.Complete
                && source.Db.ReviewForms.Any(f => f.Id == e.FormId && f.Position == ReviewForm.Charting))
            .Select(e => e.ById).Distinct().ToListAsync(cancellationToken);
        var who = authors.Count == 0 ? ""
            : $" Data were charted by {string.Join(", ", authors.Select(id => names.GetValueOrDefault(id, "a former member")).Order(StringComparer.Ordinal))}.";
        return [ReportParagraph.Of(string.Create(CultureInfo.InvariantCulture,
            $"Data were charted with the form “{form.Name}” (version {form.Version}; {form.Items.Count():N0} items: {string.Join(", ", form.Items.Select(item => ChartedTableWords.Lower(item.Label)))}).{who} Every answer could be “not reported” or “unclear”."))];
    }
}
