namespace ScopingReview.Domain.Screening;

/// <summary>The two stages of selection (PRISMA 2020 item 8).</summary>
public enum ScreeningStage
{
    /// <summary>Records, by title and abstract.</summary>
    TitleAbstract,

    /// <summary>Reports, by full text.</summary>
    FullText,
}
