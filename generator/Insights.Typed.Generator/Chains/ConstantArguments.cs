using System.Collections.Immutable;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Chains;

/// <summary>Reads the constants that a call passes, by parameter: the compiler has matched names, positions and optional parameters.</summary>
internal sealed class ConstantArguments
{
    private static readonly HashSet<string> DateTimeParameters =
        ["year", "month", "day", "hour", "minute", "second", "millisecond", "microsecond", "ticks", "kind"];

    private readonly Dictionary<string, object> values;

    private ConstantArguments(Dictionary<string, object> values) => this.values = values;

    public int Count => values.Count;

    public object? this[string parameter] => values.TryGetValue(parameter, out var value) ? value : null;

    /// <summary>Null if an argument is not a constant.</summary>
    public static ConstantArguments? Create(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (argument is not { Parameter.Name: var name, Value.ConstantValue: { HasValue: true, Value: { } value } })
            {
                return null;
            }

            values.Add(name, value);
        }

        return new ConstantArguments(values);
    }

    /// <summary>Creates the day or time that a constructor creates; null for local time, which depends on the machine, and for invalid arguments.</summary>
    public QueryDateTime? ToDateTime()
    {
        if (!values.Keys.All(DateTimeParameters.Contains) || GetPart("kind", 0) == (int)DateTimeKind.Local)
        {
            return null;
        }

        try
        {
            var moment = values.TryGetValue("ticks", out var ticks)
                ? new DateTime(Convert.ToInt64(ticks, System.Globalization.CultureInfo.InvariantCulture))
                : new DateTime(GetPart("year", 1), GetPart("month", 1), GetPart("day", 1), GetPart("hour", 0), GetPart("minute", 0), GetPart("second", 0), GetPart("millisecond", 0))
                    .AddTicks(GetPart("microsecond", 0) * (TimeSpan.TicksPerMillisecond / 1000));
            return new QueryDateTime(moment, moment);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private int GetPart(string name, int defaultValue) => values.TryGetValue(name, out var value) ? (int)value : defaultValue;
}
