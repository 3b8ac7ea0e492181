namespace Insights.Typed.Explore;

/// <summary>The options of the server of the page.</summary>
public sealed class ExploreOptions
{
    /// <summary>Gets or sets the port on this machine; null for a free one.</summary>
    public int? Port { get; set; }

    /// <summary>Gets or sets the clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
