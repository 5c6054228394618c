namespace ScopingReview.Domain.Records;

/// <summary>What a record was found in. Decides the arm of the PRISMA 2020 flow diagram (Page et al. 2021, doi:10.1136/bmj.n71).</summary>
public enum InformationSourceKind
{
    /// <summary>A bibliographic database: left arm.</summary>
    Database,

    /// <summary>A study register: left arm.</summary>
    Register,

    /// <summary>A website: right arm ("other methods").</summary>
    Website,

    /// <summary>An organisation: right arm.</summary>
    Organisation,

    /// <summary>Forward or backward citation searching: right arm.</summary>
    CitationSearching,

    /// <summary>An expert or author who was asked: right arm.</summary>
    Contact,
}

/// <summary>Facts about <see cref="InformationSourceKind"/>.</summary>
public static class InformationSourceKinds
{
    /// <summary>True for databases and registers, whose records take the left arm of the flow diagram.</summary>
    public static bool IsLeftArm(this InformationSourceKind kind)
        => kind is InformationSourceKind.Database or InformationSourceKind.Register;
}
