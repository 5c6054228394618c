using System.Globalization;
using ScopingReview.Web.Features.Account;

namespace ScopingReview.Web.Features.Audit;

/// <summary>What an event is about, to look through them by.</summary>
public enum AuditKind
{
    Accounts,
    Team,
    Sources,
    Duplicates,
    Plan,
    Conflicts,
    FullTexts,
    Studies,
    Settings,
    Downloads,
}

/// <param name="Text">Goes on after the name of who did it.</param>
/// <param name="Before">What stood before, where the text does not say it; likewise <paramref name="After"/>.</param>
public sealed record AuditSentence(string Text, string? Before, string? After);

/// <summary>The events in words. {0} is what it happened to, {1} what stood before, {2} what stands since.</summary>
public static class AuditDisplayText
{
    private static readonly Dictionary<string, (AuditKind Kind, string Words)> _events = new(StringComparer.Ordinal)
    {
        [AccountEvents.SignedIn] = (AuditKind.Accounts, "signed in"),
        [AccountEvents.SignInFailed] = (AuditKind.Accounts, "entered a wrong password for {0}"),
        [AccountEvents.SignedOut] = (AuditKind.Accounts, "signed out"),
        [AccountEvents.PasswordChanged] = (AuditKind.Accounts, "changed the password"),
        [AccountEvents.LinkMade] = (AuditKind.Accounts, "created a password reset link for {0}"),
        [AccountEvents.PasswordReset] = (AuditKind.Accounts, "chose a new password with a link"),

        ["member.invited"] = (AuditKind.Team, "invited {0} as {2}"),
        ["invitation.revoked"] = (AuditKind.Team, "withdrew the invitation of {0}"),
        ["member.joined"] = (AuditKind.Team, "joined as {2}, invited as {0}"),
        ["member.role"] = (AuditKind.Team, "changed the role of {0} from {1} to {2}"),
        ["member.removed"] = (AuditKind.Team, "removed {0} from the review"),
        ["member.away"] = (AuditKind.Team, "noted that {0} is away"),
        ["member.back"] = (AuditKind.Team, "noted that {0} is back"),
        ["records.given"] = (AuditKind.Team, "reassigned records from {0}"),
        ["records.given-back"] = (AuditKind.Team, "returned records to {0}"),
        ["lead.unblinded"] = (AuditKind.Team, "asked to see all decisions before finishing their own screening: {0}"),

        ["source.added"] = (AuditKind.Sources, "added the source {0}"),
        ["source.changed"] = (AuditKind.Sources, "changed the source {0}"),
        ["search.added"] = (AuditKind.Sources, "added a search in {0}"),
        ["search.changed"] = (AuditKind.Sources, "changed a search in {0}"),
        ["import.stored"] = (AuditKind.Sources, "imported {0}: {2}"),
        ["import.withdrawn"] = (AuditKind.Sources, "withdrew the import of {0}"),
        ["records.removed-before-screening"] = (AuditKind.Sources, "removed before screening: {0}"),
        ["removal.taken-back"] = (AuditKind.Sources, "restored records removed before screening: {0}"),
        ["ranking.on"] = (AuditKind.Plan, "switched priority screening on"),
        ["ranking.stopped"] = (AuditKind.Plan, "stopped the reading of titles and abstracts: {2}"),
        ["ranking.resumed"] = (AuditKind.Plan, "resumed the reading of titles and abstracts"),
        ["ranking.prior-added"] = (AuditKind.Plan, "listed {0} as known to be relevant"),
        ["ranking.prior-removed"] = (AuditKind.Plan, "removed {0} from the records known to be relevant"),
        ["ranking.off"] = (AuditKind.Plan, "switched priority screening off"),
        ["protocol.changed"] = (AuditKind.Settings, "changed {0} in the protocol"),
        ["protocol.deviation"] = (AuditKind.Settings, "noted a deviation from the protocol: {2}"),
        ["protocol.deviation-removed"] = (AuditKind.Settings, "removed a deviation from the protocol: {1}"),
        ["previous-version.reference"] = (AuditKind.Sources, "changed the reference of the previous version"),
        ["previous-version.added"] = (AuditKind.Sources, "added to the previous version: {0}"),
        ["previous-version.changed"] = (AuditKind.Sources, "changed in the previous version: {0}"),
        ["previous-version.taken-away"] = (AuditKind.Sources, "removed from the previous version: {0}"),
        ["previous-version.put-back"] = (AuditKind.Sources, "restored to the previous version: {0}"),

        ["duplicates.run"] = (AuditKind.Duplicates, "ran the search for duplicates on {0}: {2}"),
        ["duplicates.judged"] = (AuditKind.Duplicates, "decided on the pair {0}: {2}"),
        ["duplicates.taken-back"] = (AuditKind.Duplicates, "undid the decision on the pair {0}"),
        ["duplicates.accepted"] = (AuditKind.Duplicates, "accepted pairs of {0}: {2}"),
        ["duplicates.accepted-undone"] = (AuditKind.Duplicates, "undid the acceptance of {0}"),

        ["plan.saved"] = (AuditKind.Plan, "saved the plan for {0}"),
        ["sample.topped-up"] = (AuditKind.Plan, "drew more records for {0}"),
        ["pilot.started"] = (AuditKind.Plan, "started a pilot round for {0}"),
        ["pilot.closed"] = (AuditKind.Plan, "closed the pilot round for {0}"),
        ["decisions.import-undone"] = (AuditKind.Plan, "undid the import of decisions from {0}: {2}"),
        ["decisions.taken-over"] = (AuditKind.Plan, "imported decisions from {0}: {2}"),

        ["conflict.resolved"] = (AuditKind.Conflicts, "resolved the conflict on {0}: {2}"),
        ["conflict.reopened"] = (AuditKind.Conflicts, "reopened the conflict on {0} (previously {1})"),
        ["full-text.stored"] = (AuditKind.FullTexts, "stored the PDF of {0}"),
        ["full-text.supplement-removed"] = (AuditKind.FullTexts, "removed the supplement {1} of {0}"),
        ["full-text.supplement-restored"] = (AuditKind.FullTexts, "restored the supplement {2} of {0}"),

        ["studies.merged"] = (AuditKind.Studies, "merged studies ({1}) into {0}"),
        ["study.split"] = (AuditKind.Studies, "split {0} off from a study ({1})"),
        ["further-report.marked"] = (AuditKind.Studies, "marked {0} as reporting a previous study: {2}"),
        ["further-report.taken-back"] = (AuditKind.Studies, "undid the marking of {0} as reporting a previous study: {1}"),

        ["review.created"] = (AuditKind.Settings, "started the review {0}"),
        ["review.changed"] = (AuditKind.Settings, "changed the title or the question of the review"),
        ["criterion.added"] = (AuditKind.Settings, "added a criterion ({0}): {2}"),
        ["criterion.reworded"] = (AuditKind.Settings, "reworded a criterion ({0})"),
        ["criterion.retired"] = (AuditKind.Settings, "retired a criterion ({0}): {1}"),
        ["reason.added"] = (AuditKind.Settings, "added the reason for exclusion {0}"),
        ["reason.retired"] = (AuditKind.Settings, "retired the reason for exclusion {0}"),
        ["reason.ordered"] = (AuditKind.Settings, "changed the order of the reasons for exclusion"),
        ["reason.renamed"] = (AuditKind.Settings, "renamed the reason for exclusion {1} to {2}"),
        ["reason.merged"] = (AuditKind.Settings, "merged the reason for exclusion {1} into {2}"),
        ["reason.unmerged"] = (AuditKind.Settings, "undid the merge of the reason for exclusion {0}"),
        ["report.columns"] = (AuditKind.Settings, "changed the table “{0}” to: {2}"),
        ["report.wording"] = (AuditKind.Settings, "changed the words of the table {0} to: {2}"),
        ["words.added"] = (AuditKind.Settings, "added words to highlight ({0}): {2}"),
        ["words.removed"] = (AuditKind.Settings, "removed a word to highlight ({0}): {1}"),
        ["label.added"] = (AuditKind.Settings, "added the label {0}"),
        ["label.renamed"] = (AuditKind.Settings, "renamed the label {1} to {2}"),
        ["label.retired"] = (AuditKind.Settings, "retired the label {0}"),
        ["charting.mode"] = (AuditKind.Settings, "changed how studies are charted with form {0}, from {1} to {2}"),
        ["charting.drawn"] = (AuditKind.Settings, "drew studies to be charted by two people with {0}: {2}"),
        ["charting.assigned"] = (AuditKind.Settings, "assigned charts with {0}: {2}"),
        ["report.exclusion-proposed"] = (AuditKind.FullTexts, "proposed while charting to exclude {0}: {2}"),
        ["report.exclusion-withdrawn"] = (AuditKind.FullTexts, "withdrew the proposal to exclude {0}"),
        ["charting.imported"] = (AuditKind.Settings, "imported charted data into {0}: {2}"),
        ["chart.reopened"] = (AuditKind.Settings, "reopened the settled chart of {0} ({2})"),
        ["charting-form.published"] = (AuditKind.Settings, "published the charting form {0}, {2}"),
        ["demo.filled"] = (AuditKind.Settings, "set up the demonstration"),

        [DownloadAudit.Downloaded] = (AuditKind.Downloads, "downloaded {0}"),
    };

    public static bool Knows(string action) => _events.ContainsKey(action);

    public static string[] ActionsOf(AuditKind kind) => [.. _events.Where(e => e.Value.Kind == kind).Select(e => e.Key)];

    /// <summary>Events whose words have this in them: people search for what they see.</summary>
    public static string[] ActionsSaying(string text)
        => [.. _events.Where(e => e.Value.Words.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(e => e.Key)];

    public static string Title(this AuditKind kind) => kind switch
    {
        AuditKind.Accounts => "Sign-ins and passwords",
        AuditKind.Team => "Team",
        AuditKind.Sources => "Sources and imports",
        AuditKind.Duplicates => "Duplicates",
        AuditKind.Plan => "Plan and samples",
        AuditKind.Conflicts => "Conflicts",
        AuditKind.FullTexts => "Full texts",
        AuditKind.Studies => "Studies",
        AuditKind.Settings => "Settings",
        _ => "Downloads",
    };

    public static AuditSentence Of(AuditLine line)
    {
        var words = _events.TryGetValue(line.Action, out var known) ? known.Words : Readable(line.Action) + ": {0}";
        var text = string.Format(CultureInfo.InvariantCulture, words, line.Subject, line.OldValue ?? "nothing", line.NewValue ?? "nothing");
        return new AuditSentence(
            text,
            words.Contains("{1}", StringComparison.Ordinal) ? null : line.OldValue,
            words.Contains("{2}", StringComparison.Ordinal) ? null : line.NewValue);
    }

    // An event without words of its own (a test finds them) still is no code on the page.
    private static string Readable(string action) => action.Replace('.', ' ').Replace('-', ' ');
}
