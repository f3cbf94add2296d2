# The same jobs for Ruby's Sidekiq. REDIS_URL names the server.
require "sidekiq"

# As Debian ships them, the redis gem warns about each of Sidekiq's calls, which costs Sidekiq half of its speed.
if ENV["SILENT"]
  Redis.silence_deprecations = true
  Redis.sadd_returns_boolean = false
end

Sidekiq.configure_server { |config| config.logger.level = Logger::WARN }

class NoOpJob
  include Sidekiq::Worker
  def perform(*); end
end

class DelayJob
  include Sidekiq::Worker
  def perform(milliseconds, *)
    sleep(milliseconds / 1000.0)
  end
end

class LatencyJob
  include Sidekiq::Worker
  def perform(pushed_at, *)
    now = (Process.clock_gettime(Process::CLOCK_REALTIME) * 1_000_000).to_i
    Sidekiq.redis { |redis| redis.rpush("latencies", now - pushed_at) }
  end
end
