using System.Text.Json;
using System.Text.Json.Serialization;
using ScopingReview.Domain.Formats;

namespace ScopingReview.Web.Features.Sources.Importing;

/// <summary>
/// The issues of a file that are kept for reading. Refusals and remarks have room of their own, so that thousands of remarks cannot push a
/// refusal out.
/// </summary>
internal sealed class IssueLog
{
    private const int MostOfEach = 10_000;
    private static readonly JsonSerializerOptions _json = new(
        JsonSerializerDefaults.Web)
    { Converters = { new JsonStringEnumConverter() } };

    private readonly List<ImportIssue> _refusals = [];
    private readonly List<ImportIssue> _remarks = [];

    public void Add(ImportItem item)
    {
        switch (item)
        {
            case ReadRecord read:
                foreach (var issue in read.Issues)
                    Add(issue);
                break;
            case RefusedEntry refused:
                Add(refused.Issue);
                break;
            case FileRemark remark:
                Add(remark.Issue);
                break;
        }
    }

    /// <summary>Refusals first, each in the order of the file.</summary>
    public IReadOnlyList<ImportIssue> InOrder() => [.. _refusals, .. _remarks];

    public string ToJson() => JsonSerializer.Serialize(InOrder(), _json);

    public static IReadOnlyList<ImportIssue> FromJson(string json) => JsonSerializer.Deserialize<List<ImportIssue>>(json, _json) ?? [];

    private void Add(ImportIssue issue)
    {
        var list = issue.Severity == ImportIssueSeverity.Refusal ? _refusals : _remarks;
        if (list.Count < MostOfEach)
            list.Add(issue);
    }
}
