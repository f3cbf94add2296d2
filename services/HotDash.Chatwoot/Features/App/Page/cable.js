// ActionCable: events of the account while the tab is open. Reconnects after a pause that grows to 30 seconds.
const maxPause = 30000;

export function listen({ pubsub, account, id }, onEvent, onState) {
  let pause = 1000;
  let closed = false;
  let socket;
  let presence;

  const connect = () => {
    const url = new URL('/cable', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    socket = new WebSocket(url, ['actioncable-v1-json']);
    const identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token: pubsub, account_id: account, user_id: id });

    socket.onopen = () => socket.send(JSON.stringify({ command: 'subscribe', identifier }));
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(data);
      if (frame.type === 'confirm_subscription') {
        pause = 1000;
        onState(true);
        presence = setInterval(() => socket.send(JSON.stringify({ command: 'message', identifier, data: '{"action":"update_presence"}' })), 10000);
      } else if (!frame.type && frame.message) {
        onEvent(frame.message.event, frame.message.data);
      }
    };
    socket.onclose = () => {
      clearInterval(presence);
      onState(false);
      if (!closed) setTimeout(connect, pause);
      pause = Math.min(pause * 2, maxPause);
    };
  };

  connect();

  return () => { closed = true; socket.close(); };
}
