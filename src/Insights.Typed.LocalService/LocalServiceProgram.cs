namespace Insights.Typed.LocalService;

/// <summary>The program that a local service emulates.</summary>
public enum LocalServiceProgram
{
    /// <summary>Partner Insights.</summary>
    PartnerInsights,

    /// <summary>The commercial marketplace. It refuses tokens of users.</summary>
    Marketplace,

    /// <summary>Apps and games, with the datasets whose columns are published. It refuses tokens of users.</summary>
    AppsAndGames,
}
