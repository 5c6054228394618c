using ScopingReview.Domain.FullTexts;

namespace ScopingReview.Web.Features.FullText.Incoming;

/// <summary>What a person has said of the waiting files of a page; what they have not, the proposals say.</summary>
public sealed class IncomingChoices
{
    private readonly Dictionary<Guid, ReportChoice?> _reports = [];
    private readonly Dictionary<Guid, FullTextKind> _kinds = [];

    public IReadOnlyList<IncomingFile> Files { get; set; } = [];

    /// <summary>The report chosen or proposed. A second copy of a waiting file is proposed for none.</summary>
    public ReportChoice? ReportOf(IncomingFile file)
        => _reports.TryGetValue(file.Id, out var chosen) ? chosen : file.SameAs is null ? file.Report : null;

    public FullTextKind KindOf(IncomingFile file)
        => _kinds.TryGetValue(file.Id, out var kind) ? kind : file.LooksLikeSupplement ? FullTextKind.Supplement : FullTextKind.Main;

    public void Choose(IncomingFile file, ReportChoice? report) => _reports[file.Id] = report;

    public void Choose(IncomingFile file, FullTextKind kind) => _kinds[file.Id] = kind;

    /// <summary>Two main files for one report: the later one would replace the earlier, which nobody means.</summary>
    public bool IsTwice(IncomingFile file)
        => ReportOf(file) is { } report && KindOf(file) == FullTextKind.Main
            && Files.Any(other => other.Id != file.Id && KindOf(other) == FullTextKind.Main && ReportOf(other)?.Number == report.Number);

    /// <summary>Files that can be stored as they are listed.</summary>
    public IReadOnlyList<IncomingChoice> Ready
        => [.. Files.Where(f => ReportOf(f) is not null && !IsTwice(f))
            .Select(f => new IncomingChoice(f.Id, ReportOf(f)!.Number, KindOf(f)))];
}
