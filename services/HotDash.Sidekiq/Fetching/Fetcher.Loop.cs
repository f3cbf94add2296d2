namespace HotDash.Sidekiq.Fetching;

internal sealed partial class Fetcher
{
    private async Task StepAsync(CancellationToken cancellationToken)
    {
        if (_epoch is not { IsLost: false } epoch)
        {
            epoch = await BeginEpochAsync();
        }

        await TakeArrivalsAsync(epoch);
        await CheckAsync(epoch);
        _held.Measure();
        var room = _quiet ? 0 : Math.Clamp(_held.Room, 0, FetchScripts.MaxBatch);
        var taken = room > 0 || _held.HasFinished ? await ExchangeAsync(epoch, room) : 0;
        Volatile.Write(ref _lastStep, _timeProvider.GetTimestamp());

        if (taken < 0)
        {
            await LoseLeaseAsync(epoch);
        }
        else if (taken < room)
        {
            StartWaiting(epoch);
            await _signal.WaitAsync(_block, cancellationToken);
        }
        else if (taken == 0 || !_held.IsLow)
        {
            await _signal.WaitAsync(_held.HasFinished ? s_flush : _block, cancellationToken);
        }
    }

    private async Task TakeArrivalsAsync(FetchEpoch epoch)
    {
        foreach (var waiter in _waiters)
        {
            if (await waiter.TakeAsync(epoch) is not { } payload)
            {
                continue;
            }

            var crashes = await _store.CountCrashesAsync([payload]);
            var unit = Hold(epoch, waiter.Index, payload, crashes[0]);

            if (_quiet || _held.Room < 0)
            {
                _held.Started();
                await ReturnAsync(unit, payload);
            }
            else
            {
                _ready.Writer.TryWrite(unit);
            }
        }
    }

    private async Task ReturnAsync(UnitOfWork unit, byte[] payload)
    {
        try
        {
            await SettleAsync(unit, SettleKind.Queue, payload, default, failed: false);
        }
        catch
        {
            // Nobody here will run it: as a job that this process does not know it is given back by the check.
            _held.Remove(unit);
            throw;
        }
    }

    /// <summary>
    /// A lost reply may leave a job in a private list that nobody here knows of. It is given back as soon as nothing
    /// is on its way that could explain it.
    /// </summary>
    private async Task CheckAsync(FetchEpoch epoch)
    {
        if (Interlocked.Exchange(ref _late, 0) is > 0 and var late)
        {
            await _store.CountLateAsync(late);
        }

        if (!_uncertain && _timeProvider.GetElapsedTime(_lastCheck) < s_checkInterval)
        {
            return;
        }

        _lastCheck = _timeProvider.GetTimestamp();

        if (!_uncertain && await _store.CountPrivateAsync(epoch) <= _held.CountOf(epoch))
        {
            return;
        }

        _uncertain = true;
        await EndWaitingAsync();
        await TakeArrivalsAsync(epoch);
        var given = await _store.GiveBackUnknownAsync(epoch, _held.All);
        _uncertain = false;

        if (given > 0)
        {
            LogGaveBack(given);
        }
    }

    private async Task<FetchEpoch> BeginEpochAsync()
    {
        var sentAt = _timeProvider.GetTimestamp();
        var epoch = await _store.BeginAsync($"{_identity}:{++_epochs}");
        _lease.Renewed(sentAt);
        _epoch = epoch;
        _lastCheck = sentAt;

        return epoch;
    }

    private async Task LoseLeaseAsync(FetchEpoch epoch)
    {
        if (!epoch.TryLose())
        {
            return;
        }

        await epoch.EndAsync();
        var late = _held.Forget(epoch);
        LogLeaseLost(epoch.Fetcher, late);
        Interlocked.Add(ref _late, late);
        _signal.Set();
    }

    /// <summary>One exchange: acknowledgements out, jobs in. -1: the lease is gone.</summary>
    private async Task<int> ExchangeAsync(FetchEpoch epoch, int room)
    {
        var round = await SendRoundAsync(epoch, room);

        if (round.LeaseLost)
        {
            return -1;
        }

        var crashes = round is { SuspectsExist: true, Taken.Count: > 0 }
            ? await _store.CountCrashesAsync([.. round.Taken.Select(job => job.Payload)])
            : null;

        for (var index = 0; index < round.Taken.Count; index++)
        {
            var (queue, payload) = round.Taken[index];
            _ready.Writer.TryWrite(Hold(epoch, queue, payload, crashes?[index] ?? 0));
        }

        return round.Taken.Count;
    }

    private async Task<FetchRound> SendRoundAsync(FetchEpoch epoch, int room)
    {
        var finished = _held.TakeFinished();
        var round = FetchRound.Lost;

        try
        {
            round = await _store.RoundAsync(epoch, _queues.Next(Random.Shared), room, finished);
        }
        finally
        {
            if (round.LeaseLost)
            {
                _held.PutBack(finished);
            }
            else
            {
                _held.Acknowledged(finished);
            }
        }

        return round;
    }

    private UnitOfWork Hold(FetchEpoch epoch, int queue, byte[] payload, int crashes)
    {
        var unit = new UnitOfWork(payload, _queues.Names[queue], queue, epoch, ++_sequence) { Crashes = crashes };
        _held.Add(unit);

        return unit;
    }

    private void StartWaiting(FetchEpoch epoch)
    {
        if (!_lease.IsSafe(2 * _block))
        {
            return;
        }

        foreach (var waiter in _waiters)
        {
            waiter.Start(epoch, _signal);
        }
    }

    /// <summary>Afterwards nothing is on its way any more.</summary>
    private async Task EndWaitingAsync()
    {
        await Task.WhenAll(_waiters.Select(waiter => waiter.UnblockAsync()));
        await Task.WhenAll(_waiters.Select(waiter => waiter.DrainAsync()));
    }
}
