using System.Globalization;
using ScopingReview.Web.Features.Shared.Visibility;
using ScopingReview.Web.Infrastructure;
using ScopingReview.Web.Infrastructure.Access;

namespace ScopingReview.Web.Features.Reviews;

/// <summary>
/// From the counts to the navigation and to the one button on the start page. Pure, so that its order can be tested as a table.
/// </summary>
public static class NextSteps
{
    /// <summary>The steps with what is left, as far as the person may know it (<see cref="NavigationCounts"/>).</summary>
    /// <param name="newComments">Comments on conflicts that the person has not read yet.</param>
    public static IReadOnlyList<ReviewStep> List(ReviewVisibility visibility, NavigationCounts c, int newComments = 0)
    {
        var review = visibility.Me.ReviewId;
        var noRecords = c.AnyRecords ? null : "the first import";
        var reviewer = visibility.Me.Role == ReviewRole.Reviewer;
        var (ownTitles, ownReports) = (reviewer || visibility.Titles.IsBlind, reviewer || visibility.IsBlind);
        var (titlesForMe, reportsForMe) =
            (ownTitles ? c.TitlesLeft : visibility.Titles.ReadingsLeft, ownReports ? c.ReportsLeft : c.ReportsMine);
        return
        [
            // A badge says what is to do, never how much there is.
            new("Sources", Urls.Sources(review), null, "", c.AnyRecords, null),
            new("Duplicates", Urls.Duplicates(review), Left(c.DuplicatesToJudge),
                Of(c.DuplicatesToJudge, "pair to review", "pairs to review"),
                c.AnyRecords && c.DuplicatesToJudge == 0, noRecords)
            {
                ForMe = visibility.Me.MayContribute ? c.DuplicatesToJudge : 0,
                ToDo = Counted(c.DuplicatesToJudge, "pair", "pairs") + " to review",
            },
            new("Titles & abstracts", Urls.Screening(review), Left(c.TitlesLeft),
                ownTitles ? Of(c.TitlesLeft, "record for you", "records for you")
                    : Of(c.TitlesLeft, "record without an outcome", "records without an outcome"),
                c.AnyTitles && c.TitlesLeft == 0, noRecords ?? (c.TitlesPlanned ? null : "a screening plan"))
            {
                ForMe = titlesForMe,
                ToDo = Counted(titlesForMe, "record", "records") + " to screen",
            },
            new("Conflicts", Urls.Conflicts(review), Left(c.Conflicts), Of(c.Conflicts, "conflict for the lead", "conflicts for the lead"),
                c.AnyTitlesSettled && c.Conflicts == 0, c.TitlesPlanned ? null : "two votes on a record")
            {
                ForMe = visibility.Me.IsLead ? c.Conflicts ?? 0 : 0,
                ToDo = Counted(c.Conflicts ?? 0, "conflict", "conflicts") + " to resolve",
                NewComments = newComments,
            },
            new("Full texts", Urls.FullTexts(review), Left(c.ReportsLeft),
                ownReports ? Of(c.ReportsLeft, "full text for you", "full texts for you")
                    : Of(c.ReportsLeft, "report without an outcome", "reports without an outcome"),
                // Before anybody is asked to read them, nothing of one's own is left, and nothing is done.
                c.AnyReports && c.ReportsLeft == 0 && (c.ReportsPlanned || !ownReports), c.AnyReports ? null
                    : "records included by title and abstract")
            {
                ForMe = reportsForMe,
                ToDo = Counted(reportsForMe, "full text", "full texts") + " to read",
            },
            new("Studies", Urls.Studies(review), null, "", !ownReports && c.Studies > 0
                && c.ReportsLeft == 0, c.AnyStudies ? null : "reports included at full text"),
            new("Charting", Urls.Charting(review), Left(c.StudiesToChart), Of(c.StudiesToChart, "study to chart", "studies to chart"),
                c.Studies > 0 && c.StudiesToChart == 0, c.AnyStudies ? null : "included studies")
            {
                ForMe = visibility.Me.MayContribute ? c.StudiesToChart ?? 0 : 0,
                ToDo = Counted(c.StudiesToChart ?? 0, "study", "studies") + " to chart",
            },
            new("Report", Urls.Report(review), null, "", false, noRecords),
        ];
    }

    public static NextAction Choose(Guid review, Membership me, ReviewProgress s)
    {
        if (s.Records == 0)
        {
            return me.IsLead
                ? new("Import the first search results", "The review has no records yet. Import the export files from your databases.",
                    "Import records", Urls.Import(review))
                : new("Nothing to do yet", "The lead has not imported any records.", "See the team", Urls.Team(review));
        }
        if (me.IsLead && s.Conflicts > 0)
            return new(Counted(s.Conflicts, "conflict", "conflicts") + " to resolve",
                "Both votes are in; they need your decision.", "Resolve conflicts", Urls.Conflicts(review));
        var startsScreening = me.IsLead && !s.TitlesPlanned && s.TitlesFrame > 0 && s.TitlesMine == 0;
        if (startsScreening && !s.HasCriteria)
            return new("Add the criteria", "What includes a record and what excludes it; reviewers see them beside every record.",
                "Open the settings", Urls.Settings(review));
        if (startsScreening && s.DuplicatesToJudge > 0)
            return new(Counted(s.DuplicatesToJudge, "pair", "pairs") + " to review",
                "Are they duplicates? Screening a record twice is wasted work.", "Review duplicates",
                    Urls.DuplicatesView(review, "waiting"));
        if (startsScreening)
            return new("Plan who screens what", "Choose first and second reviewers and draw the sample.", "Plan the screening",
                Urls.Plan(review));
        if (me.MayContribute && s.TitlesMine > 0)
            return new(Counted(s.TitlesMine, "record", "records") + " to screen",
                "E excludes, M is maybe, I includes; the next record appears at once.", "Continue screening", Urls.Screening(review));
        if (me.IsLead && s.TitlesPlanned && s.TitlesUnassigned > 0)
            return new(Counted(s.TitlesUnassigned, "new record is", "new records are") + " not assigned yet",
                "They were imported after the sample was drawn. Draw from them now, or wait until there are more.", "Open the plan",
                Urls.Plan(review));
        if (me.IsLead && s.Reports > 0 && !s.ReportsPlanned)
            return new(Counted(s.ReportsUnassigned, "report has", "reports have") + " no reader yet",
                "Plan the full-text stage: who screens, and what share is double-screened.", "Plan full texts", Urls.PlanFullTexts(review));
        if (me.MayContribute && s.ReportsMine > 0)
            return new(Counted(s.ReportsMine, "full text", "full texts") + " to read",
                "Read it and decide; an exclusion needs its reason.", "Continue with full texts", Urls.FullTexts(review));
        if (me.IsLead && s.ReportsUnassigned > 0)
            return new(Counted(s.ReportsUnassigned, "new report is", "new reports are") + " not assigned yet",
                "They were imported after the sample was drawn. Draw from them now, or wait until there are more.", "Open the plan",
                Urls.PlanFullTexts(review));
        if (me.MayContribute && s.ReportsSought > 0)
            return new(Counted(s.ReportsSought, "full text", "full texts") + " to retrieve",
                "Add the PDFs, or record what could not be retrieved.", "Find full texts", Urls.FullTexts(review));
        if (me.MayContribute && s.StudiesToChart > 0)
            return new(Counted(s.StudiesToChart, "study", "studies") + " to chart", "The form opens beside the PDF.",
                "Continue charting", Urls.Charting(review));
        return s.TitlesLeft + s.ReportsLeft > 0
            ? new("You have nothing left to do", "Others still have records to decide.", "Open the report", Urls.Report(review))
            : new("Everything is decided", "The numbers are final until something changes.", "Open the report", Urls.Report(review));
    }

    private static string Of(int? count, string one, string many) => count == 1 ? one : many;

    private static int? Left(int? count) => count == 0 ? null : count;

    private static string Counted(int count, string one, string many)
        => count == 1 ? "One " + one : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many}");
}
