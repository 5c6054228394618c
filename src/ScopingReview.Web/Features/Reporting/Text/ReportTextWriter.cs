using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ScopingReview.Domain.Charting;
using ScopingReview.Domain.Deduplication;
using ScopingReview.Domain.Manuscript;
using ScopingReview.Domain.Records;
using ScopingReview.Domain.Reporting;
using ScopingReview.Domain.Screening;
using ScopingReview.Web.Data;
using ScopingReview.Web.Data.Model;
using ScopingReview.Web.Features.Duplicates;
using ScopingReview.Web.Features.Plan;
using ScopingReview.Web.Features.Protocol;
using ScopingReview.Web.Features.Reporting.Reading;
using ScopingReview.Web.Features.Shared.Records;
using ScopingReview.Web.Features.Shared.ReviewQueries;
using ScopingReview.Web.Features.Sources;

namespace ScopingReview.Web.Features.Reporting.Text;

/// <summary>
/// Puts methods and results together from what the pages say: the plan, the duplicates, the searches, agreement, the flow, the charts.
/// Each number links to the list behind it, where the member may open that.
/// </summary>
internal sealed class ReportTextWriter(ReportSource source)
{
    private readonly TextLinks _links = new(source.Visibility.Me);

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
            new("Information sources and search", 7, Searches(await source.Db.SourcesAsync(source.ReviewId, cancellationToken))),
            new("Deduplication", 9,
            [
                ReportParagraph.Of(DeduplicationMethods.Sentences(
                    await source.Db.DeduplicationCountsAsync(source.ReviewId, cancellationToken)).WithLinks(_links.OfDuplicates)),
            ]),
            new("Selection of sources of evidence", 9,
                [.. await StageAsync(ScreeningStage.TitleAbstract, cancellationToken),
                    .. await StageAsync(ScreeningStage.FullText, cancellationToken)]),
            new("Data charting process", 10, await ChartingAsync(charted.Form, cancellationToken)),
            .. Stated("Critical appraisal of individual sources of evidence", 12, protocol, ProtocolItem.CriticalAppraisal),
            .. Stated("Synthesis of results", 13, protocol, ProtocolItem.Synthesis),
            .. Stated("Consultation", null, protocol, ProtocolItem.Consultation),
        ],
        [
            new("Selection of sources of evidence", 14, await SelectionAsync(cancellationToken)),
            .. charted.Form is { } form && charted.Studies.Count > 0
                ? new[] { new ReportTextSection("Characteristics of sources of evidence", 15,
                    CharacteristicsText.Of(form, charted.Studies, _links.OfCategory,
                        (await BoxesAsync(cancellationToken)).Of((await source.FlowAsync(cancellationToken)).Studies))) }
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
            yield return new(heading, item, [.. words.Select(line => ReportParagraph.Of(line)), .. further ?? []]);
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

    private IReadOnlyList<ReportParagraph> Searches(IReadOnlyList<SourceView> found) => found.Count == 0
        ? [ReportParagraph.Of("No search has been recorded.")]
        :
        [
            ReportParagraph.Of(Searched(found.Count)),
            .. found.Select(one => ReportParagraph.Item($"{one.Name} ({one.Kind.InWords().ToLowerInvariant()}): {Runs(one)}")),
        ];

    private LinkedText Searched(int sources)
        => $"The following {(sources == 1 ? "source was" : LinkedText.Counted(sources, "source was", "sources were", _links.Sources))} searched; full strategies are given in the supplement.";

    private LinkedText Runs(SourceView found) => found.Runs.Count == 0
        ? Records(found.Records, RecordSets.OfSource(found.Id)) + "."
        : LinkedText.Join("; ", found.Runs.Select(run => Platform(run) + Records(run.Records, RecordSets.OfSearch(run.Id)))) + ".";

    private static string Platform(SearchRunView run) => string.Create(CultureInfo.InvariantCulture,
        $"{(run.Platform is null ? "" : $"via {run.Platform}, ")}{(run.SearchedOn is { } day ? $"searched on {day:d MMMM yyyy}" : "date of search not recorded")}{(run.Limits is null ? "" : $", limited to {run.Limits}")}, ");

    private LinkedText Records(int count, string set) => LinkedText.Counted(count, "record", "records", count > 0 ? _links.Of(set) : null);

    private async Task<BoxLinks> BoxesAsync(CancellationToken cancellationToken) => new(source.ReviewId,
        await source.FlowAsync(cancellationToken), await ListVisibility.ReadAsync(source.Db, source.Visibility, cancellationToken));

    private async Task<IReadOnlyList<ReportParagraph>> SelectionAsync(CancellationToken cancellationToken)
    {
        var (flow, boxes) = (await source.FlowAsync(cancellationToken), await BoxesAsync(cancellationToken));
        return [.. SelectionText.Of(flow)
            .Select(text => ReportParagraph.Of(text.WithLinks(key => flow.Find(key) is { } box ? boxes.Of(box) : null)))];
    }

    private async Task<IReadOnlyList<ReportParagraph>> StageAsync(ScreeningStage stage, CancellationToken cancellationToken)
    {
        var (one, several) = stage == ScreeningStage.TitleAbstract ? ("record", "records") : ("report", "reports");
        var plan = await PlanViewService.DescriptionAsync(source.Db, source.Visibility, stage, cancellationToken);
        List<ReportParagraph> paragraphs = [];
        if (plan.Count > 0)
            paragraphs.Add(ReportParagraph.Of(LinkedText.Join(" ", plan).WithLinks(_ => _links.OfPlan(stage))));
        if (await source.AgreementAsync(stage, cancellationToken) is { } reader)
        {
            var agreement = reader.Of();
            paragraphs.Add(ReportParagraph.Of(LinkedText.Join(" ",
                [agreement.Statistics.Describe(one, several), .. agreement.Several.Select(group => group.Describe(one, several)),
                    .. agreement.Missed.Count > 0 ? [agreement.Missed.Describe(one, several, agreement.Remainder)]
                        : Array.Empty<LinkedText>()]).WithLinks(key => _links.OfAgreement(agreement, key))));
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
        var labels = string.Join(", ", form.Items.Select(item => ChartedTableWords.Lower(item.Label)));
        var (version, items) = (LinkedText.Linked($"version {form.Version.Grouped()}", _links.Form),
            LinkedText.Counted(form.Items.Count(), "item", "items", _links.Form));
        return
        [
            ReportParagraph.Of($"Data were charted with the form “{form.Name}” ({version}; {items}: {labels}).{who} Every answer could be “not reported” or “unclear”."),
        ];
    }
}
