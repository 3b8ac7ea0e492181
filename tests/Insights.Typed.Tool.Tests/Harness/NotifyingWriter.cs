namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>Text that a callback receives as it is written.</summary>
internal sealed class NotifyingWriter(Action<string>? onWrite) : StringWriter
{
    public override void Write(string? value)
    {
        base.Write(value);
        onWrite?.Invoke(value ?? "");
    }
}
