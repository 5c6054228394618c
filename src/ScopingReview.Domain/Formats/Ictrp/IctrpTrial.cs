using System.Xml.Linq;
using ScopingReview.Domain.Records;

namespace ScopingReview.Domain.Formats;

/// <summary>
/// Makes a record of a trial of the ICTRP. Registrations have no abstract: what they say of condition, intervention, design, outcomes and
/// participants is put there under its names, as the Cochrane Library does, so that people can screen them.
/// </summary>
internal static class IctrpTrial
{
    private static readonly (string Words, string[] Elements)[] _abstract =
    [
        ("Condition", ["Condition"]), ("Intervention", ["Intervention", "Interventions"]), ("Study type", ["Study_type"]),
        ("Study design", ["Study_design"]), ("Phase", ["Phase"]), ("Primary outcome", ["Primary_outcome"]),
        ("Secondary outcome", ["Secondary_outcome"]),
        ("Inclusion criteria", ["Inclusion_Criteria", "Inclusion_criteria"]),
        ("Exclusion criteria", ["Exclusion_Criteria", "Exclusion_criteria"]),
    ];

    private static readonly (string Words, string Element)[] _notes =
    [
        ("Register", "Source_Register"), ("Scientific title", "Scientific_title"), ("Acronym", "Acronym"), ("Sponsor", "Primary_sponsor"),
        ("Secondary sponsor", "Secondary_Sponsor"), ("Secondary id", "Secondary_ID"), ("Secondary id", "SecondaryIDs"),
        ("Countries", "Countries"), ("Recruitment status", "Recruitment_Status"), ("Target size", "Target_size"),
    ];

    private static readonly string[] _dates = ["Date_registration3", "Date_registration", "Date_enrollement", "Date_enrolment"];
    private static readonly string[] _links = ["web_address", "results_url_link", "results_url_protocol"];

    public static BibliographicRecord Map(XElement trial, XmlEntryText entry, int position, List<ImportIssue> issues)
    {
        var number = trial.At("TrialID").Line();
        var (publicTitle, scientificTitle) = (trial.At("Public_title").Line(), trial.At("Scientific_title").Line());
        var urls = Links.Collect(_links.Select(name => trial.At(name).Line()).OfType<string>());
        var type = trial.At("Study_type").Line();
        return new BibliographicRecord
        {
            PositionInFile = position,
            RawText = entry.Raw,
            SourceRecordId = trial.At("Internal_Number").Line(),
            PublicationType = type is null ? "Trial registration" : $"Trial registration; {type}",
            Title = publicTitle ?? scientificTitle,
            Abstract = Abstract(trial),
            Year = PublicationYear.FindIn(_dates.Select(name => (name, trial.At(name).Line(), entry.LineNumber)), issues),
            Keywords = IndexTerms.Split(trial.Elements("Condition").SelectMany(condition => condition.Lines())),
            Urls = urls,
            DatabaseName = "ICTRP",
            AccessionNumber = number,
            Notes = [.. _notes.Select(note => (note.Words, Text: trial.At(note.Element).Line()))
                .Where(note => note.Text is not null && note.Text != (publicTitle ?? scientificTitle))
                .Select(note => $"{note.Words}: {note.Text}")],
        };
    }

    private static string? Abstract(XElement trial)
    {
        var parts = new List<string>();
        foreach (var (words, elements) in _abstract)
        {
            var text = string.Join("; ", elements.SelectMany(name => trial.Elements(name)).Select(element =>
                element.Line()).OfType<string>());
            if (text.Length > 0)
                parts.Add($"{words}: {text}");
        }

        return parts.Count == 0 ? null : string.Join('\n', parts);
    }
}
