using Microsoft.EntityFrameworkCore;

namespace ScopingReview.Web.Data.Model;

[Comment("The publication that the review updates. With it, or with a study of it, the review is an updated one.")]
public sealed class PreviousVersion : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required string Citation { get; init; }

    /// <summary>In lower case, without a resolver.</summary>
    public string? Doi { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}

[Comment("A study that the previous version included. It has at least one report; with the last one it is taken away.")]
public sealed class PreviousStudy : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>Place in the list.</summary>
    public required int Position { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
}

[Comment(
    "A report of a previous study, as the previous version counted it. A changed citation is a report anew; the earlier one "
    + "is superseded.")]
public sealed class PreviousReport : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }
    public required Guid StudyId { get; init; }

    /// <summary>Place in its study.</summary>
    public required int Position { get; init; }

    public required string Citation { get; init; }

    /// <summary>The DOI that the citation gives.</summary>
    public string? Doi { get; init; }

    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public PreviousStudy? Study { get; init; }
}

[Comment(
    "Says that an included report of this version belongs to a study of the previous one: it counts as a new report and as "
    + "no new study.")]
public sealed class FurtherReport : ISupersedable
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ReviewId { get; init; }

    /// <summary>The record.</summary>
    public required Guid ReportId { get; init; }

    public required Guid PreviousStudyId { get; init; }
    public required Guid ById { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? SupersededAt { get; set; }
    public Guid? SupersededById { get; set; }
    public ReviewRecord? Report { get; init; }
}
